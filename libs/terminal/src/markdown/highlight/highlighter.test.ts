import { expect, test } from "bun:test";
import { blue, bold, cyan, dim, green, magenta, red } from "../style.ts";
import { grammarOf } from "./grammars.ts";
import { Highlighter } from "./highlighter.ts";

const names = new Map([
  [blue, "name"],
  [bold, "bold"],
  [cyan, "constant"],
  [dim, "dim"],
  [green, "text"],
  [magenta, "keyword"],
  [red, "removed"],
]);

/** `keyword(if) x`, however the code is cut. */
function read(language: string, code: string, size: number): string {
  const parts: { text: string; style: number }[] = [];
  const highlighter = new Highlighter(grammarOf(language), (text, style) => {
    const last = parts.at(-1);
    if (last?.style === style) last.text += text;
    else if (text !== "") parts.push({ text, style });
  });
  for (const line of code.split("\n")) {
    for (let at = 0; at < line.length; at += size) highlighter.write(line.slice(at, at + size));
    highlighter.endLine();
    parts.push({ text: "\n", style: -1 });
  }
  parts.pop();
  return parts
    .map(({ text, style }) => (names.has(style) ? `${names.get(style)}(${text})` : text))
    .join("");
}

test.each([
  ["sh", 'if [ "$a" ]; then # yes', 'keyword(if) [ text("$a") ]; keyword(then) dim(# yes)'],
  [
    "bash",
    "echo $HOME ${x} a#b 'it\nis'",
    "echo constant($HOME) constant(${x}) a#b text('it)\ntext(is')",
  ],
  ["console", "$ echo 'a\nit's", "constant($) echo text('a)\nit's"],
  ["json", '{"a": ["b", true, 12]}', '{name("a"): [text("b"), constant(true), constant(12)]}'],
  [
    "yaml",
    "- key: 'v' # c\n  url: http://x",
    "- name(key): text('v') dim(# c)\n  name(url): http://x",
  ],
  ["toml", 'a.b = "x" # c', 'name(a.b) = text("x") dim(# c)'],
  [
    "ts",
    "const a = `b\n${c}`; /* d\ne */ f",
    "keyword(const) a = text(`b)\ntext(${c}`); dim(/* d)\ndim(e */) f",
  ],
  ["js", "'a\\'b' / c // d", "text('a\\'b') / c dim(// d)"],
  [
    "python",
    'def f():\n  """a\n  b"""\n  return None',
    'keyword(def) f():\n  text("""a)\ntext(  b""")\n  keyword(return) constant(None)',
  ],
  ["go", 'func a() { return "b" }', 'keyword(func) a() { keyword(return) text("b") }'],
  ["rust", "fn f<'a>(x: &'a str) {}", "keyword(fn) f<'a>(x: &'a constant(str)) {}"],
  [
    "c",
    "#include <a.h>\nint x = 0x1f;",
    "constant(#include) <a.h>\nconstant(int) x = constant(0x1f);",
  ],
  ["sql", "SELECT a -- b\nFROM 'c'", "keyword(SELECT) a dim(-- b)\nkeyword(FROM) text('c')"],
  ["diff", "--- a\n+b\n-c\n@@ d\n e", "bold(--- a)\ntext(+b)\nremoved(-c)\nconstant(@@ d)\n e"],
  ["html", '<a href="b">it\'s</a><!-- c\nd -->', 'name(<a) href=text("b")>it\'s'],
  ["css", "a { color: #fff; } /* b */", "a { color: #fff; } dim(/* b */)"],
  ["md", "# a\n`b`", "bold(# a)\ntext(`b`)"],
  [
    "dockerfile",
    'FROM a AS b\nRUN echo "c"',
    'keyword(FROM) a keyword(AS) b\nkeyword(RUN) echo text("c")',
  ],
  ["makefile", "all: $(X) # b", "name(all): constant($(X)) dim(# b)"],
  ["nothing known", "if 'a", "if 'a"],
])("%s: %s", (language, code, expected) => {
  for (const size of [1, 3, 100]) expect(read(language, code, size)).toStartWith(expected);
});
