import { describe, expect, test } from "bun:test";
import { codes, diagnose, quiet } from "../testing/diagnose.ts";

describe("E008, break and continue", () => {
  test.each([
    ["break", "break used outside of a loop"],
    ["if true; then continue; fi", "continue used outside of a loop"],
    ["f() { break; }", "break used outside of a loop"],
    ["for x in a; do f() { break; }; done", "break used outside of a loop"],
    ["for x in $(break); do true; done", "break used outside of a loop"],
  ])("outside of a loop they are an error: %p", (source, message) => {
    expect(diagnose(source)).toMatchObject([{ code: "E008", severity: "error", message }]);
  });

  test.each([
    ["break", "to end the program write exit"],
    ["f() { continue; }", "to end the function write return"],
  ])("the hint has what ends the rest: %p", (source, hint) => {
    expect(diagnose(source)).toMatchObject([{ hint }]);
  });

  test("more levels than there are loops are a warning", () => {
    expect(diagnose("while true; do for x in a; do break 3; done; done")).toMatchObject([
      {
        code: "E008",
        severity: "warning",
        message: "break 3 goes beyond the 2 loops around it",
        hint: "write break 2",
      },
    ]);
  });

  test.each(
    quiet([
      "for x in a; do break; done",
      "while true; do if true; then continue; fi; done",
      "while break; do true; done",
      "for x in a; do for y in b; do break 2; done; done",
      "f() { while true; do break; done; }",
      "for ((;;)); do break; done",
      "while true; do true | { break; }; done",
    ]),
  )("inside of one they are at home: %p", (source) => {
    expect(codes(source)).toBe("");
  });
});

describe("E009, return", () => {
  test("outside of a function it is an error", () => {
    expect(diagnose("return 1")).toMatchObject([
      { code: "E009", severity: "error", hint: "to end the program write exit" },
    ]);
  });

  test.each(quiet(["f() { if true; then return 1; fi; }", "exit 1", "f() { true | return; }"]))(
    "inside of one it is at home: %p",
    (source) => {
      expect(codes(source)).toBe("");
    },
  );
});

describe("E012, what for goes over", () => {
  test.each([
    ["x=a; for i in $x; do true; done", "E012 $x"],
    ["x=a; for i in a ${x} b; do true; done", "E012 ${x}"],
    ["x=a; for i in ${x:-b}; do true; done", "E012 ${x:-b}"],
    ["f() { for i in $1; do true; done; }", "E012 $1"],
    ["for i in ${#@}; do true; done", "E012 ${#@}"],
  ])("a bare variable is an error: %p", (source, expected) => {
    expect(codes(source)).toBe(expected);
  });

  test("the hint says how to go over its elements", () => {
    expect(diagnose("xs=[a]; for i in $xs; do true; done")).toMatchObject([
      {
        severity: "error",
        message: "for does not split $xs into items",
        hint: 'write $(values $xs) for the elements of a list, $(echo "$xs") for the lines of a text',
      },
    ]);
  });

  test.each(
    quiet([
      'for i in $@ $* "$@" "$HOME" $HOME/a a$HOME *.txt $(echo a) $((1+1)); do true; done',
      "for i; do true; done",
    ]),
  )("anything else can be gone over: %p", (source) => {
    expect(codes(source)).toBe("");
  });
});

describe("E014, scatter", () => {
  test.each([["echo a | scatter | echo $ITEM"], ["echo a | gather | scatter --as X | echo $X"]])(
    "workers that nobody gathers are an error: %p",
    (source) => {
      expect(diagnose(source)).toMatchObject([
        { code: "E014", severity: "error", hint: "end the workers with | gather" },
      ]);
    },
  );

  test.each(
    quiet([
      "echo a | scatter | echo $ITEM | gather",
      "echo a | scatter --as X --limit 2 | echo $X | echo $X | gather | cat -",
      "echo a | scatter as=X limit=2 | echo $X | gather",
      "echo a | scatter",
      "scatter",
    ]),
  )("gathered, or with no workers, it is in order: %p", (source) => {
    expect(codes(source)).toBe("");
  });

  test("its name is the workers' alone", () => {
    expect(codes("echo a | scatter --as X | echo $X | gather; echo $X")).toBe("W002 $X");
  });
});
