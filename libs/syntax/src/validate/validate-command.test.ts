import { describe, expect, test } from "bun:test";
import { codes, diagnose, quiet } from "../testing/diagnose.ts";

describe("E001, commands", () => {
  test("what is neither builtin nor function is named, for those who ask for everything", () => {
    expect(diagnose("frobnicate a")).toEqual([
      {
        code: "E001",
        severity: "trace",
        message: "frobnicate is no builtin or function, so it has to be a program",
        span: { start: 0, end: 10 },
        hint: undefined,
      },
    ]);
  });

  test("a function of the program with nearly that name is suggested", () => {
    expect(diagnose("build() { true; }\nbiuld")).toMatchObject([{ hint: "did you mean build?" }]);
  });

  test.each(
    quiet([
      "f; f() { true; }",
      "f() { g; }; g() { true; }; f",
      "known_function",
      "known_alias",
      "alias ll='echo'\nll",
      "./tool; /bin/tool",
      "$HOME a",
      "source lib.kai\nfrom_the_lib",
    ]),
  )("nothing is said where it may be something else: %p", (source) => {
    expect(codes(source)).toBe("");
  });
});

describe("E002, E003 and W001, arguments", () => {
  test.each([
    ["cat", "E002 cat", "cat: missing operand FILE"],
    ["cat a b", "E002 b", "cat: takes 1 operand at most, got 2"],
    ["seq x", "E003 x", "seq: NUMBER must be a number, got x"],
    ["head -n many f", "E003 many", "head: -n must be a whole number, 0 or more, got many"],
    ["head -q f", "W001 -q", "head: unknown flag -q"],
    ["head -n", "W001 -n", "head: flag -n needs a value"],
    ["head --bogus=$HOME", "W001 --bogus=$HOME", "head: unknown flag --bogus"],
  ])("what the command would refuse is a warning: %p", (source, expected, message) => {
    expect(codes(source)).toBe(expected);
    expect(diagnose(source)).toMatchObject([{ severity: "warning", message }]);
  });

  test.each(
    quiet([
      "cat --help",
      "cat $x",
      "cat *.txt",
      'head -n "$count" f',
      "head -n $(echo 3) f",
      "f() { head $@; }",
      'f() { cat a "$@"; }',
      "cat '-q'",
      "cat -- -q",
      "head() { true; }; head -q",
      "head -q; head() { true; }",
      "cat -$x",
      "scatter --limit=$x --as=$x",
    ]).map(([source]) => [source.replaceAll(/\$(?:x|count)/g, "$HOME")] as const),
  )("what may be right when it runs is left alone: %p", (source) => {
    expect(codes(source)).toBe("");
  });

  test.each([
    ["echo $(head -q)", "W001 -q"],
    ['echo "a $(head -q)"', "W001 -q"],
    ["if head -q; then true; fi", "W001 -q"],
    ["if true; then true; elif head -q; then true; else head -z; fi", "W001 -q; W001 -z"],
    ["while head -q; do head -z; done", "W001 -q; W001 -z"],
    ["for x in a $(head -q); do head -z; done", "W001 -q; W001 -z"],
    ["for ((i=$(head -q); i<1; i++)); do head -z; done", "W001 -q; W001 -z"],
    ["case $(head -q) in a) head -z;; esac", "W001 -q; W001 -z"],
    ["f() { head -q; }", "W001 -q"],
    ["{ head -q; }", "W001 -q"],
    ["( head -q )", "W001 -q"],
    ["head -q | head -z", "W001 -q; W001 -z"],
    ["head -q && head -z || head -y", "W001 -q; W001 -z; W001 -y"],
    ["! head -q", "W001 -q"],
    ["head -q &", "W001 -q"],
    ["x=$(head -q)", "W001 -q"],
    ["x=[a, $(head -q)]", "W001 -q"],
    ["x={a: $(head -q)}", "W001 -q"],
    ["echo ${HOME:-$(head -q)}", "W001 -q"],
    ["echo $(( 1 + $(head -q) ))", "W001 -q"],
    ["(( $(head -q) ))", "W001 -q"],
    ["[[ -n $(head -q) && a == $(head -z) ]]", "W001 -q; W001 -z"],
    ["cat < $(head -q)", "E002 cat; W001 -q"],
    ["cat a <<EOF\n$(head -q)\nEOF", "W001 -q"],
    ["cat a <<< $(head -q)", "W001 -q"],
    ["{ true; } > $(head -q)", "W001 -q"],
    ["HOME=$(head -q) true", "W001 -q"],
    ["f() { return $(head -q); }", "W001 -q"],
  ])("every place where a command can stand is looked into: %p", (source, expected) => {
    expect(codes(source)).toBe(expected);
  });

  test("a here-document with a quoted delimiter is text", () => {
    expect(codes("cat a <<'EOF'\n$(head -q) $nobody\nEOF")).toBe("");
  });
});

describe("E004, E005, E011, what a declaration finds itself", () => {
  test.each([
    ["seq 1 0 10", "E004 0", "seq: a step of zero never ends"],
    ["grep '[' f", "E005 '['", "grep: [ is not closed"],
    ["diff a", "E011 diff a", "diff: compares two files"],
    ["diff a b c", "E011 diff a b c", "diff: compares two files"],
  ])("is an error: %p", (source, expected, message) => {
    expect(codes(source)).toBe(expected);
    expect(diagnose(source)).toMatchObject([{ severity: "error", message }]);
  });

  test.each(
    quiet([
      "seq 1 $HOME 10",
      "grep -F '[' f",
      "grep -$HOME '[' f",
      "grep '[' -$HOME",
      'f() { grep "$@" "["; }',
      "diff $HOME $HOME",
      "diff *.txt",
      "diff --help",
      "diff() { true; }; diff a",
    ]),
  )("unless it may be right when it runs: %p", (source) => {
    expect(codes(source)).toBe("");
  });
});
