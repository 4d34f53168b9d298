import { describe, expect, test } from "bun:test";
import { codes, diagnose, quiet } from "../testing/diagnose.ts";

describe("E016, elements of what is not there", () => {
  test.each([
    ["x[a]=1", "E016 x[a]"],
    ["x[a]=1; x={}", "E016 x[a]"],
    ["(( x[0] = 1 ))", "E016 x[0]"],
    ["f() { y[a]=1; }", "E016 y[a]"],
    ["for i in a; do x[a]=1; done", "E016 x[a]"],
  ])("is an error: %p", (source, expected) => {
    expect(codes(source)).toBe(expected);
    expect(diagnose(source)).toMatchObject([{ severity: "error" }]);
  });

  test.each(
    quiet([
      "x={}; x[a]=1",
      "if true; then x={}; fi; x[a]=1",
      "HOME[a]=1",
      "f() { x[a]=1; }; x={}; f",
      "init() { x={}; }; init; x[a]=1",
      "for i in a b; do [[ $i == b ]] && x[a]=1; x={}; done",
      "source lib.kai; x[a]=1",
      "known_function; x[a]=1",
      "read x; x[0]=1",
    ]),
  )("unless something may have made it: %p", (source) => {
    expect(codes(source)).not.toContain("E016");
  });
});

describe("W002, variables that may not be set", () => {
  test.each([
    ["echo $nobody", "W002 $nobody"],
    ['echo "${nobody}"', "W002 ${nobody}"],
    ["echo $nobody $nobody", "W002 $nobody"],
    ["x=$x", "W002 $x"],
    ["echo $x; x=1", "W002 $x"],
    ["if true; then x=1; fi; echo $x", "W002 $x"],
    ["if true; then x=1; else y=1; fi; echo $x", "W002 $x"],
    ["for i in a; do x=1; done; echo $x $i", "W002 $x; W002 $i"],
    ["true && x=1; echo $x", "W002 $x"],
    ["( x=1 ); echo $x", "W002 $x"],
    ["y=$(x=1); echo $x", "W002 $x"],
    ["x=1 | true; echo $x", "W002 $x"],
    ["x=1 & echo $x", "W002 $x"],
    ["x=1 true; echo $x", "W002 $x"],
    ["x=1; unset x; echo $x", "W002 $x"],
    ["f() { local x=1; }; f; echo $x", "W002 $x"],
    ["case $HOME in a) x=1;; esac; echo $x", "W002 $x"],
    ["echo $(( nobody + 1 ))", "W002 nobody"],
    ["echo ${nobody%a}", "W002 ${nobody%a}"],
    ["[[ $nobody == a ]]", "W002 $nobody"],
  ])("are told to those who ask for everything: %p", (source, expected) => {
    expect(codes(source)).toBe(expected);
    expect(diagnose(source)[0]).toMatchObject({ severity: "trace" });
  });

  test.each(
    quiet([
      "x=1; echo $x",
      "local x; echo $x",
      "echo $HOME $_nobody $1 $# $@ $? $0 $!",
      "echo ${nobody:-a} ${nobody-a} ${nobody:+a} ${#nobody}",
      ": ${x:=1}; echo $x",
      '[[ -z "$nobody" ]] || [[ -n "$nobody" ]]',
      "if true; then x=1; else x=2; fi; echo $x",
      "case $HOME in a) x=1;; *) x=2;; esac; echo $x",
      "for i in a; do echo $i; done",
      "for ((i=0; i<3; i++)); do echo $i; done; echo $i",
      "while read line; do echo $line; done",
      "echo a | read x; echo $x",
      "export x=1; echo $x",
      "read x y; echo $x $y",
      "x=1 echo $x",
      "(( x = 1, y = x )); echo $x $y",
      "f() { x=1; }; f; echo $x",
      "f() { echo $x; }; x=1; f",
      "read $HOME; echo $nobody",
      "export $HOME; echo $nobody",
      "x=1; ( unset x ); echo $x",
      "source lib.kai; echo $nobody",
      "x=1; { y=$x; }; echo $y",
    ]),
  )("are not those that are, or that were asked about: %p", (source) => {
    expect(codes(source).replace("E001 :", "")).toBe("");
  });
});

describe("W007, names of two scripts", () => {
  const odd = "P\u0410TH";

  test.each([
    [`${odd}=/bin`],
    [`local ${odd}=1`],
    [`for ${odd} in a; do true; done`],
    [`read ${odd}`],
    [`export ${odd}=1`],
    [`${odd}=1 true`],
    [`${odd}() { true; }`],
    [`env ${odd}=1 true`],
    [`env -u ${odd} true`],
    [`echo a | scatter --as ${odd} | true | gather`],
    [`echo a | scatter as=${odd} | true | gather`],
    [`(( ${odd} = 1 ))`],
  ])("are odd wherever a name is given: %p", (source) => {
    expect(diagnose(source)).toMatchObject([
      {
        code: "W007",
        severity: "warning",
        message: `name \`${odd}\` reads as \`PATH\`, but its \`\u0410\` is U+0410, Cyrillic`,
      },
    ]);
  });

  test.each(quiet(["café=1", "名前=1", `echo ${odd}`, `echo a=${odd}`, `env A=1 true '${odd}=2'`]))(
    "are only names: %p",
    (source) => {
      expect(codes(source)).toBe("");
    },
  );
});
