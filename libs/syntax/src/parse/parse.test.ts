import { expect, test } from "bun:test";
import { parse } from "./parse.ts";
import { outlineTree } from "../testing/outline-tree.ts";

const trees: readonly (readonly [rule: string, source: string, tree: string])[] = [
  // Commands, lists and pipelines.
  [
    "words are joined, never split",
    "echo $a/b\"c\"'d'$(e)f",
    "run(echo $a·/b·\"c\"·'d'·$(run(e))·f)",
  ],
  ["&& and || have one precedence", "a || b && c", "((run(a) || run(b)) && run(c))"],
  ["! negates the whole pipeline", "! a | b", "!pipe(run(a) | run(b))"],
  ["two negations are none", "! ! a", "run(a)"],
  ["& takes the whole list", "a && b & c", "bg((run(a) && run(b))); run(c)"],
  ["an operator may end the line", "a |\n b &&\n\n c", "(pipe(run(a) | run(b)) && run(c))"],
  ["a continued line is one line", "echo a \\\n  b \\  \n c", "run(echo a b c)"],
  ["a comment starts only at a word", "echo a#b # c\nd", "run(echo a#b); run(d)"],
  ["assignments before a command are its own", "A=1 B=$A c d", "A=1 B=$A run(c d)"],
  ["assignments alone are statements", "a=1 b=", "set a=1 b="],
  ["local may stand with blanks and without a value", "local a = 5 b", "local a=5 b"],
  ["a time-like word is a command", "time a", "run(time a)"],
  ["closers are arguments like any word", "echo done fi in esac", "run(echo done fi in esac)"],
  ["key=value is one word", "dd if=a of=b", "run(dd if=a of=b)"],
  [
    "exit, return and break take a word",
    "exit 1; return $x; break 2; continue",
    "exit 1; return $x; break 2; continue",
  ],
  // Redirects.
  ["redirects stand anywhere", "2> e a < i b > o", "run(a b) 2:write e 0:read i 1:write o"],
  ["their order is kept", "a 2>&1 >> f &> g", "run(a) 2:as 1 1:append f both:write g"],
  ["compounds have redirects", "{ a; } > f", "{group{run(a)}} 1:write f"],
  ["output alone makes a file", "> f", "{set} 1:write f"],
  ["a here-string is a word", 'cat <<< "a $b"', 'run(cat) herestring "a ·$b"'],
  // Compounds.
  [
    "if has branches",
    "if a; then b; elif c; then d; else e; fi",
    "if{run(a)}{run(b)} if{run(c)}{run(d)} else{run(e)}",
  ],
  ["a condition may be a pipeline", "if a | b; then c; fi", "if{pipe(run(a) | run(b))}{run(c)}"],
  ["then may follow ]] at once", "if [[ $a ]] then b; fi", "if{[[ $a ]]}{run(b)}"],
  ["until is a loop", "until a; do b; done", "until{run(a)}{run(b)}"],
  ["for goes over words", 'for x in a *.c "$b"; do c; done', 'for x in [a, <*.c>, "$b"] {run(c)}'],
  ["for without in goes over the arguments", "for x; do a; done", "for x in arguments {run(a)}"],
  ["for counts", "for ((i = 0; i < 3; i++)); do a; done", "for ((i = 0); (i < 3); (i++)) {run(a)}"],
  ["a counting head may be empty", "for ((;;)); do a; done", "for (; ; ) {run(a)}"],
  [
    "case patterns are alternatives",
    "case $x in a|b) c;; (*.d) ;; esac",
    "case $x a|b) {run(c)} <*.d>) {}",
  ],
  ["braces count in a case pattern", "case x in {a,b}) c;; esac", "case x <{a,b}>) {run(c)}"],
  ["the last branch may stay open", "case x in a) b; esac", "case x a) {run(b)}"],
  [
    "functions have two spellings",
    "f() { a; }; function g { b }",
    "function f {run(a)}; function g {run(b)}",
  ],
  ["a body in parentheses is a subshell", "f() ( a )", "function f {subshell{run(a)}}"],
  [
    "redirects of a function belong to its calls",
    "f() { a; } > b",
    "function f {{group{run(a)}} 1:write b}",
  ],
  ["a } of its own closes the group", "{ echo a }", "group{run(echo a)}"],
  ["without a group } is a word", "echo }", "run(echo })"],
  ["bodies may be empty", "f() { }; while a; do done", "function f {}; while{run(a)}{}"],
  ["(( is a command", "((x > 1)) && a", "((((x > 1))) && run(a))"],
  ["parentheses nest with a blank", "( (a) )", "subshell{subshell{run(a)}}"],
];

test.each(trees)("%s", (_rule, source, tree) => {
  const result = parse(source);
  expect(result.diagnostics).toEqual([]);
  expect(outlineTree(result.program.body)).toBe(tree);
});

const unfinished: readonly (readonly [source: string, what: string])[] = [
  ["echo 'a", "'"],
  ['echo "a', '"'],
  ["echo $(a", "$("],
  ["echo ${a", "${"],
  ["echo $((1 +", "$(("],
  ["((1", "(("],
  ["(a", "("],
  ["{ a", "{"],
  ["if a", "if"],
  ["if a; then b", "if"],
  ["while a; do", "while"],
  ["for x in", "for"],
  ["case x in a) b ;;", "case"],
  ["f()", "()"],
  ["[[ a &&", "[["],
  ["x=[1", "["],
  ["x={a: 1", "{"],
  ["a |", "|"],
  ["a &&", "&&"],
  ["a || # why", "||"],
  ["a \\", "\\"],
  ["cat <<EOF\na", "here-document EOF"],
  ["cat <<EOF", "here-document EOF"],
];

test.each(unfinished)("%j is incomplete: %s is open", (source, what) => {
  const { incomplete, diagnostics } = parse(source);
  expect(incomplete?.what).toBe(what);
  expect(diagnostics).toHaveLength(1);
});

test.each(["a; fi; echo '", "echo $10; (", "cat <<A\n${x\nA\n", "a", ""])(
  "more lines could not mend %j",
  (source) => expect(parse(source).incomplete).toBeUndefined(),
);

test("tokens tile the source and say what each piece is", () => {
  const source = 'if a -b 5 "c $d"; then # e\n';
  const pieces = parse(source).tokens.map(({ kind, span }) => [
    kind,
    source.slice(span.start, span.end),
  ]);
  expect(pieces.filter(([kind]) => kind !== "blank")).toEqual([
    ["keyword", "if"],
    ["command", "a"],
    ["flag", "-b"],
    ["number", "5"],
    ["string", '"'],
    ["string", "c "],
    ["variable", "$d"],
    ["string", '"'],
    ["operator", ";"],
    ["keyword", "then"],
    ["comment", "# e"],
    ["newline", "\n"],
  ]);
  expect(pieces.map(([, text]) => text).join("")).toBe(source);
});

test("a span is what the node was written as", () => {
  const source = "a  \n if b ; then c ; fi  > f # d";
  const spans = parse(source).program.body.map(({ span }) => source.slice(span.start, span.end));
  expect(spans).toEqual(["a", "if b ; then c ; fi  > f"]);
});
