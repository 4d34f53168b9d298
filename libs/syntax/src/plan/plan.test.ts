import { describe, expect, test } from "bun:test";

import { parse } from "../parse/parse.ts";
import type { PlannedCommand, StatementPlan } from "./plan-shape.ts";
import { planProgram } from "./plan.ts";

function plan(source: string): StatementPlan {
  const { program, diagnostics } = parse(source);
  expect(diagnostics).toEqual([]);
  const { statements } = planProgram(program, source);
  expect(statements).toHaveLength(1);
  return statements[0]!.plan;
}

function commands(source: string): (Partial<PlannedCommand> | undefined)[] {
  return plan(source).commands.map(({ name, args }) => ({ name, args }));
}

function within(source: string): Record<string, readonly string[]> {
  return Object.fromEntries(plan(source).commands.map((command) => [command.name, command.within]));
}

test("statements of the program's own level are numbered, with their span and source", () => {
  const source = "# lead\necho one; X=5\n\nif true; then\n  rm a\nfi";
  const { statements } = planProgram(parse(source).program, source);
  expect(statements.map(({ index, source: text }) => [index, text])).toEqual([
    [0, "echo one"],
    [1, "X=5"],
    [2, "if true; then\n  rm a\nfi"],
  ]);
  expect(statements[1]?.span).toEqual({ start: 17, end: 20 });
  expect(statements[2]?.plan.rendered).toBe("if true; then rm a; fi");
});

test("an empty program has no statements", () => {
  expect(planProgram(parse("").program, "")).toEqual({ statements: [] });
});

test("a plan is data: JSON gives back the same", () => {
  const source = 'A=$x env -i rm "$1" > "$f" <<EOF\n$y\nEOF\n';
  const planned = planProgram(parse(source).program, source);
  expect(JSON.parse(JSON.stringify(planned))).toEqual(planned);
});

describe("commands", () => {
  test.each([
    [
      "a name and its arguments",
      "rm -rf 'a b' \"c\"d",
      [{ name: "rm", args: ["-rf", "a b", "cd"] }],
    ],
    [
      "an argument that is expanded is null",
      'rm $x *.txt ~/a "p$y"',
      [{ name: "rm", args: [null, null, null, null] }],
    ],
    ["a name that is expanded is null", "$tool x", [{ name: null, args: ["x"] }]],
    [
      "what a substitution runs comes before the command",
      "echo $(date)",
      [
        { name: "date", args: [] },
        { name: "echo", args: [null] },
      ],
    ],
    [
      "in the order they are written",
      "a && b | c || d",
      [
        { name: "a", args: [] },
        { name: "b", args: [] },
        { name: "c", args: [] },
        { name: "d", args: [] },
      ],
    ],
  ])("%s", (_rule, source, planned) => {
    expect(commands(source)).toEqual(planned);
  });
});

test("a statement is dynamic if a command's name is only known when it runs", () => {
  expect(plan("echo $x").dynamic).toBe(false);
  expect(plan("if true; then $x; fi").dynamic).toBe(true);
});

describe("a command knows what it stands in, outermost first", () => {
  test.each([
    ["a && b", { a: [], b: ["branch"] }],
    ["a | b", { a: ["pipeline"], b: ["pipeline"] }],
    ["a &", { a: ["background"] }],
    ["(a)", { a: ["subshell"] }],
    ["{ a; }", { a: [] }],
    ["if a; then b; else c; fi", { a: ["condition"], b: ["branch"], c: ["branch"] }],
    ["while a; do b; done", { a: ["loop", "condition"], b: ["loop"] }],
    ["for x in $(a); do b; done", { a: ["substitution"], b: ["loop"] }],
    [
      "for ((i = $(a); i < 1; i += $(b))); do c; done",
      { a: ["substitution"], b: ["loop", "substitution"], c: ["loop"] },
    ],
    ["case $(a) in x) b ;; esac", { a: ["substitution"], b: ["branch"] }],
    ["f() { for x in 1; do a; done; }", { a: ["function", "loop"] }],
    ['[[ -f "${x:-$(a)}" ]]', { a: ["substitution"] }],
    ["x={k: [$(a)]}", { a: ["substitution"] }],
    ["((i = $(a)))", { a: ["substitution"] }],
    ["exit $(a)", { a: ["substitution"] }],
    ["cat <<EOF\n$(a)\nEOF", { a: ["substitution"], cat: [] }],
    ["cat < $(a)", { a: ["substitution"], cat: [] }],
    ["trap 'a && b' EXIT", { a: ["trap"], b: ["trap", "branch"], trap: [] }],
  ])("%s", (source, expected) => {
    expect(within(source)).toEqual(expected);
  });
});

describe("files", () => {
  test.each([
    [
      "cmd < in > out 2>> err",
      [
        ["in", "read"],
        ["out", "write"],
        ["err", "append"],
      ],
    ],
    ["cmd &> all", [["all", "write"]]],
    [
      "{ a > x; } > y",
      [
        ["x", "write"],
        ["y", "write"],
      ],
    ],
    ['cmd > "$f"', [[null, "write"]]],
    ["cmd 2>&1 <<< text", []],
    ["source lib.kai", [["lib.kai", "read"]]],
  ])("%s", (source, files) => {
    expect(plan(source).files.map(({ path, access }) => [path, access])).toEqual(files as never);
  });

  test("a file belongs to the command whose redirect names it", () => {
    const [first, second] = plan("a > x | b > y").commands;
    expect([first?.files, second?.files]).toEqual([
      [{ path: "x", access: "write", source: "x" }],
      [{ path: "y", access: "write", source: "y" }],
    ]);
  });

  test("a path that is expanded keeps its source", () => {
    expect(plan('a > ~/"$x".log').files).toEqual([
      { path: null, access: "write", source: '~/"$x".log' },
    ]);
  });
});

test("a file that is sourced makes a statement dynamic", () => {
  expect(plan(". lib.kai").dynamic).toBe(true);
});

describe("here-documents", () => {
  test("delimiter and body", () => {
    const { heredocs, commands: planned } = plan("python3 <<'PY' && echo done\nimport os\nPY");
    const heredoc = { delimiter: "PY", quoted: true, body: "import os\n", source: "import os\n" };
    expect(heredocs).toEqual([heredoc]);
    expect(planned.map((command) => command.heredocs)).toEqual([[heredoc], []]);
  });

  test("a body in which something is expanded is null, with its source", () => {
    expect(plan("cat <<EOF\na $x\nEOF").heredocs).toEqual([
      { delimiter: "EOF", quoted: false, body: null, source: "a $x\n" },
    ]);
  });
});

describe("variables", () => {
  test.each([
    [
      'echo "${greeting} ${#items} ${servers[$env]}" $((base + offset))',
      ["greeting", "items", "servers", "env", "base", "offset"],
      [],
    ],
    ["d=/tmp$x", ["x"], ["d"]],
    ["local a=1 b", [], ["a", "b"]],
    ["xs[$i]=$v", ["v", "i"], ["xs"]],
    ["for f in a b; do rm $f; done", ["f"], ["f"]],
    ["for f; do :; done", ["@"], ["f"]],
    ["echo ${x:=1}", ["x"], ["x"]],
    ["((n += m, k++, j = 1))", ["m", "n", "k"], ["n", "k", "j"]],
    ["A=$b cmd", ["b"], []],
    ["echo ${x/$a/$b} ${y%$c} ${z[p:q]}", ["x", "a", "b", "y", "c", "z", "p", "q"], []],
    ["read -r -p ask one two", [], ["one", "two"]],
    ["export A=1 B", [], ["A"]],
    ["unset a b", [], ["a", "b"]],
    ["push xs[0] item", [], ["xs"]],
    ["scatter --as N --limit 4", [], ["N"]],
    ["[[ $a == $b && $c in $d ]]", ["a", "b", "c", "d"], []],
    ["case $a in $b) : ;; esac", ["a", "b"], []],
    ["trap 'echo $t' EXIT", ["t"], []],
  ])("%s", (source, reads, writes) => {
    const planned = plan(source);
    expect([planned.reads, planned.writes]).toEqual([reads, writes]);
  });
});

test("functions that are defined", () => {
  expect(plan("if a; then f() { b; }; g() { c; }; fi").functions).toEqual(["f", "g"]);
});

test("the environment of one command is its own", () => {
  expect(plan("A=1 B=$x C=[1] cmd").commands[0]?.environment).toEqual([
    { name: "A", value: "1" },
    { name: "B", value: null },
    { name: "C", value: null },
  ]);
});

describe("a command that runs another", () => {
  test.each([
    ["env -i -u X A=1 make all", { name: "make", args: ["all"], startedBy: "env" }],
    ["/usr/bin/env -iu X make", { name: "make", args: [], startedBy: "/usr/bin/env" }],
    ["timeout -k 5 --signal=KILL 10 rm x", { name: "rm", args: ["x"], startedBy: "timeout" }],
    ["timeout $t rm x", { name: "rm", args: ["x"], startedBy: "timeout" }],
    ["xargs -n1 -P 4 rm -f", { name: "rm", args: ["-f"], startedBy: "xargs" }],
    ["sudo -u root -- rm x", { name: "rm", args: ["x"], startedBy: "sudo" }],
    ["env $tool x", { name: null, args: ["x"], startedBy: "env" }],
    ['env "$@" x', { name: null, args: [], startedBy: "env" }],
    ["env -S 'rm x'", { name: null, args: [], startedBy: "env" }],
    ["find . -exec rm {} ';'", { name: "rm", args: ["{}"], startedBy: "find" }],
    [
      "spawn --command rm --argv -f --argv=x",
      { name: "rm", args: ["-f", "x"], startedBy: "spawn" },
    ],
    ["env nice timeout 5 rm", { name: "rm", args: [], startedBy: "timeout" }],
  ])("%s", (source, expected) => {
    expect(plan(source).commands.at(-1)).toMatchObject(expected);
  });

  test("an unknown command that is started makes the statement dynamic", () => {
    expect(plan("env $tool").dynamic).toBe(true);
  });

  test("its environment is told", () => {
    expect(plan("env A=1 make").commands[1]?.environment).toEqual([{ name: "A", value: "1" }]);
  });

  test("a starter alone starts nothing", () => {
    expect(commands("env -i A=1")).toHaveLength(1);
  });

  test("starters of starters are followed so far and then unknown", () => {
    const planned = plan(`${"env ".repeat(50)}rm`);
    expect(planned.commands.length).toBeLessThan(12);
    expect(planned.dynamic).toBe(true);
  });
});

test("the text of a trap stands at its operand", () => {
  const command = plan("trap 'rm x' EXIT").commands.at(-1);
  expect(command).toMatchObject({ source: "rm x", span: { start: 5, end: 11 } });
});

test.each(["trap $x EXIT", "trap 'if' EXIT", "trap 'trap \"a\" INT' EXIT"])(
  "a trap whose text cannot be read is dynamic: %s",
  (source) => {
    expect(plan(source).dynamic).toBe(true);
  },
);

test("resetting a trap runs nothing", () => {
  expect(plan("trap - EXIT").dynamic).toBe(false);
});
