import { describe, expect, test } from "bun:test";

import type { SimpleCommand, Statement } from "../ast.ts";
import { parse } from "../parse/parse.ts";
import { printProgram, printStatement } from "./print.ts";

function print(source: string): string {
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  return printProgram(program);
}

function label(source: string): string {
  return parse(source)
    .program.body.map((statement) => printStatement(statement))
    .join(" / ");
}

describe("a program is laid out over lines", () => {
  test.each([
    ["one statement a line", "a;b\n\n# comment\nc &", "a\nb\nc &\n"],
    [
      "if",
      "if a; b; then c; elif d\nthen e;else f;fi",
      "if a; b; then\n  c\nelif d; then\n  e\nelse\n  f\nfi\n",
    ],
    [
      "loops",
      "while a;do b;done;until a;do b;done",
      "while a; do\n  b\ndone\nuntil a; do\n  b\ndone\n",
    ],
    [
      "for",
      "for x in 1 $y;do a;done;for x;do a;done",
      "for x in 1 $y; do\n  a\ndone\nfor x; do\n  a\ndone\n",
    ],
    [
      "counting",
      "for((i=0;i<3;i++));do a;done;for((;;));do b;done",
      "for ((i = 0; i < 3; i++)); do\n  a\ndone\nfor ((; ; )); do\n  b\ndone\n",
    ],
    [
      "case",
      "case $x in(a|b)c;d;;*) ;;esac",
      "case $x in\n  a | b)\n    c\n    d\n    ;;\n  *) ;;\nesac\n",
    ],
    ["functions", "function f { a; { b; } }", "f() {\n  a\n  {\n    b\n  }\n}\n"],
    ["groups", "{ a;b;};(c;(d))", "{\n  a\n  b\n}\n(\n  c\n  (\n    d\n  )\n)\n"],
    ["a compound in a chain", "a&&{ b;}|c||d", "a && {\n  b\n} | c || d\n"],
    ["a condition that ends in the background", "while a&do b;done", "while a & do\n  b\ndone\n"],
    ["redirects of a compound", "{ a;}>f 2>&1", "{\n  a\n} > f 2>&1\n"],
    ["an escaped blank is kept from the end of its line", "a > \\ ;b", "a > \\ ;\nb\n"],
    ["a redirect alone", ">f", "> f\n"],
    ["an empty program", "# nothing", ""],
  ])("%s", (_what, source, printed) => {
    expect(print(source)).toBe(printed);
  });
});

describe("a here-document's body follows the line of its operator", () => {
  test.each([
    ["cat <<E&&b\nx\nE\nc", "cat <<E && b\nx\nE\nc\n"],
    ["if cat <<E;then\nx\nE\nb;fi", "if cat <<E; then\nx\nE\n  b\nfi\n"],
    ["f() { cat <<-'E E'\n\tx\n\tE E\n}", "f() {\n  cat <<-'E E'\nx\nE E\n}\n"],
    ["x=$(cat <<E\n$y \\$z\nE\n)", "x=$(cat <<E\n$y \\$z\nE\n)\n"],
    ["cat <<E\nE", "cat <<E\nE\n"],
  ])("%p", (source, printed) => {
    expect(print(source)).toBe(printed);
  });
});

describe("words keep their parts", () => {
  test.each([
    "echo a 'b c' \"d $e ${f}g\" h\\ i $j/k.txt ${l}m",
    'echo "" \'\' "a\\"b\\\\c\\$d`e`" \'$x "y" \\\'',
    "echo $1 ${10} ${1}0 $@ $* $# $? $! $$ ${PIPESTATUS[0]}",
    "echo *.txt src/**/*.{ts,js} [a-z]?x \\*.txt \\[a] a\\?",
    "echo ~ ~root/x \\~ a~ 007 1.50 -5 1e3 +x --long=v \\#a a#b",
    'echo ${x:-a b} ${x-} ${x:="c}"} ${x:?no \\} end} ${x+$y}',
    "echo ${x#*/} ${x##a\\}b} ${x%.*} ${x%%[a-z]} ${x/a/b} ${x//a\\/b/c d} ${x/#a/} ${x/%a/b}",
    "echo ${#x} ${#x[a]} ${x^^} ${x^} ${x,,} ${x,} ${x[1:-1]} ${x[:n]} ${x[i + 1:]}",
    'echo ${x[a]} ${x[-1]} ${x["a b"]} ${x[$k][0]} ${x[a\\:b]}',
    'echo $(a; b | c) $( (a)) "$(echo "$(b)")"',
    "echo \\if \\; \\& a\\|b a=b \\(c\\)",
    "a=~/x:~/y b= c=\\~ d=[1, 2] e={a: 1, 'b c': [x, {}]} f=[...$d, \\[x\\]]",
    "local a=1 b",
    "export a=~/x:\\~ b=*.txt",
    "push xs[0] * \\#",
    "echo \\{a,b}*.{c,d} \\\\\\{* {a} \\{a,b} *\\x ~\\x",
    "echo \\.5 \\5% \\}",
    "a=[\\...$x, ...$x]",
    "echo $x\\# ${x}_ $x\\[1]",
    "echo ${x:-\\u0027 ~ ~/a} ${x-\\u007e} ${x%\\%a} ${x/\\/\\}/\\}}",
    'echo "\\u202e\\u0007 👨\u200d👩"',
    "x[k]=1 y[$i][0]=2",
    "A=1 B=$x cmd < in > out 2>> err &> all &>> all 3< f 2>&1",
    "cat <<< 'a b'",
    "break 2",
    "exit $x",
    "! a | b",
    'echo "tab\t and\nline"',
  ])("%p", (source) => {
    expect(print(source)).toBe(`${source}\n`);
  });
});

describe("expressions have the parentheses they need", () => {
  test.each([
    ["((a+b*c))", "((a + b * c))"],
    ["(( (a+b)*c ))", "(((a + b) * c))"],
    ["((a-(b-c)-d))", "((a - (b - c) - d))"],
    ["((a-b-c))", "((a - b - c))"],
    ["((2**3**2))", "((2 ** 3 ** 2))"],
    ["(((2**3)**2))", "(((2 ** 3) ** 2))"],
    ["((-(2**2)))", "((-(2 ** 2)))"],
    ["((- -x + -(-x)))", "((- -x + - -x))"],
    ["((a?b:c?d:e))", "((a ? b : c ? d : e))"],
    ["(((a?b:c)?d:e))", "(((a ? b : c) ? d : e))"],
    ["((x=y=1,z+=2))", "((x = y = 1, z += 2))"],
    ["((a?(x=1):(y=2)))", "((a ? x = 1 : (y = 2)))"],
    ["((i++ + --xs[i+1]))", "((i++ + --xs[i + 1]))"],
    ["((!(a&&b)||~c&d))", "((!(a && b) || ~c & d))"],
    ['((f + $x + ${y:-1} + "2" + $(z)))', '((f + $x + ${y:-1} + "2" + $(z)))'],
    ["[[ a && b || c ]]", "[[ a && b || c ]]"],
    ["[[ a && (b || c) ]]", "[[ a && (b || c) ]]"],
    ["[[ ! (a && b) && ! ! c ]]", "[[ ! (a && b) && ! ! c ]]"],
    ["[[ a && (b && c) ]]", "[[ a && (b && c) ]]"],
    ['[[ -f $x && $a = b && \\-f != "-f" ]]', '[[ -f $x && $a == b && \\-f != "-f" ]]'],
    ["[[ $x =~ ^a\\.(b|c d)+$ ]]", "[[ $x =~ ^a\\.(b|c d)+$ ]]"],
    ["[[ $x not in [a,b] ]]", "[[ $x not in [a, b] ]]"],
  ])("%s", (source, printed) => {
    expect(print(source)).toBe(`${printed}\n`);
  });
});

describe("a label is one line", () => {
  test.each([
    ["a pipeline", "a|b  &&  c", "a | b && c"],
    ["compounds", "if a;then b;else c;fi", "if a; then b; else c; fi"],
    ["loops", "while a;do b& done", "while a; do b & done"],
    ["functions and groups", "f(){ { a;}; }", "f() { { a; }; }"],
    ["subshells", "( (a);b)", "( (a); b)"],
    ["case", "case x in a|b)c;d;;e);;esac", "case x in a | b) c; d ;; e) ;; esac"],
    ["strings of several lines", "echo 'a\nb' \"c\nd\te\"", "echo 'a\\nb' \"c\\nd\\te\""],
    ["a here-document without its body", "cat <<E | b\nx\nE", "cat <<E | b"],
    ["a substitution's without its body", "x=$(cat <<E\nx\nE\n)", "x=$(cat <<E)"],
    ["control characters spelled out", "echo 'a\x1b[2Jb'", "echo 'a\\u001b[2Jb'"],
  ])("%s", (_what, source, printed) => {
    expect(label(source)).toBe(printed);
  });
});

describe("a tree that no source has keeps its meaning", () => {
  const span = { start: 0, end: 0 };

  function command(name: string): SimpleCommand {
    const parts = [{ kind: "literal", span, text: name } as const];
    return {
      kind: "simpleCommand",
      span,
      environment: [],
      name: { kind: "word", span, parts },
      args: [],
      redirects: [],
    };
  }

  function chain(left: Statement, right: Statement): Statement {
    return { kind: "andOr", span, op: "&&", left, right };
  }

  test.each<[string, Statement, string]>([
    [
      "a chain at the right",
      chain(command("a"), chain(command("b"), command("c"))),
      "a && { b && c; }",
    ],
    [
      "the background in a chain",
      chain({ kind: "background", span, body: command("a") }, command("b")),
      "{ a & } && b",
    ],
    [
      "a pipeline in a pipeline",
      {
        kind: "pipeline",
        span,
        negated: false,
        stages: [command("a"), { kind: "pipeline", span, negated: true, stages: [command("b")] }],
      },
      "a | { ! b; }",
    ],
    ["an end of line in an unquoted word", command("a\nb"), '"a\\nb"'],
    ["an empty name", { ...command(""), name: { kind: "word", span, parts: [] } }, '""'],
    [
      "a quote between single quotes",
      {
        ...command(""),
        name: { kind: "word", span, parts: [{ kind: "singleQuoted", span, text: "it's" }] },
      },
      "'it'\\''s'",
    ],
  ])("%s", (_what, statement, printed) => {
    expect(printStatement(statement)).toBe(printed);
  });
});

test("a chain of any length is printed", () => {
  const span = { start: 0, end: 0 };
  const name = { kind: "word", span, parts: [{ kind: "literal", span, text: "a" }] } as const;
  const one: Statement = {
    kind: "simpleCommand",
    span,
    environment: [],
    name,
    args: [],
    redirects: [],
  };
  let all: Statement = one;
  for (let count = 0; count < 100_000; count += 1)
    all = { kind: "andOr", span, op: "||", left: all, right: one };
  expect(printStatement(all)).toHaveLength(500_001);
});
