import { expect, test } from "bun:test";
import { parse } from "./parse.ts";
import { outlineTree } from "../testing/outline-tree.ts";

const words: readonly (readonly [rule: string, source: string, word: string])[] = [
  ["a backslash quotes one character", "a\\ b\\*", "a b*"],
  ["escapes of double quotes", '"\\n\\t\\r\\\\\\"\\$\\u00e9"', '"\n\t\r\\"$é"'],
  ["other backslashes stay", '"\\d+ C:\\dir"', '"\\d+ C:\\dir"'],
  ["single quotes are literal", "'$a \\n `b`'", "'$a \\n `b`'"],
  ["backticks mean nothing in quotes", '"`a`"', '"`a`"'],
  ["quotes in a substitution are its own", '"$(a "b $(c "d")")"', '"$(run(a "b ·$(run(c "d"))"))"'],
  ["a lone $ is itself", 'a$ "$ $%"', 'a$ "$ $%"'],
  ["~ counts at the start", "~ ~bob/x a~", "~ ~bob·/x a~"],
  ["the pattern starts at its first character", "src/*.ts", "src/·<*.ts>"],
  ["classes are patterns", "[a-z]? x[", "<[a-z]?> x["],
  [
    "braces are a pattern only beside one",
    '*.{a,b} {a} {a,b}"c"*',
    '<*.{a,b}> {a} <{a,b}>·"c"·<*>',
  ],
  ["quotes and variables are no pattern", "'*' $a/*.b", "'*' $a·/·<*.b>"],
  ["non-ASCII words", "café 日本語/x 🚀", "café 日本語/x 🚀"],
  [
    "words that only begin like numbers",
    "007 -5 1.5 2024-01-02 v1.2.3 127.0.0.1 -1k",
    "007 -5 1.5 2024-01-02 v1.2.3 127.0.0.1 -1k",
  ],
  [
    "words of marks",
    "---  --=x +%s -% - -- @0 %1 a:b a,b a%20b",
    "--- --=x +%s -% - -- @0 %1 a:b a,b a%20b",
  ],
  ["special variables", "$0 $1 ${10} $@ $* $# $? $$ $! ${#}", "$0 $1 $10 $@ $* $# $? $$ $! $#"],
  ["names are normalised", "$cafe\u0301 $名前", "$café $名前"],
  ["subscripts", '${a[b]} ${a[$i]} ${a["x y"]} ${a[-1][c]}', '$a[b] $a[$i] $a["x y"] $a[-1][c]'],
  ["slices", "${a[1:3]} ${a[:-2]} ${a[$i:]}", "$a.slice(1:3) $a.slice(:(-2)) $a.slice($i:)"],
  ["a colon in quotes is a key", '${a["b:c"]}', '$a["b:c"]'],
  ["lengths", "${#a} ${#a[b]}", "$a.length $a[b].length"],
  [
    "defaults",
    "${a:-b c} ${a-} ${a:=b} ${a:?m n} ${a:+b}",
    "$a:-{b c} $a-{} $a:={b} $a:?{m n} $a:+{b}",
  ],
  [
    "between quotes a default knows no single quotes and no home",
    `"\${a:-it's}" \${a:-'b'} "\${a:-~}" "\${a:-\${b:-'c'}}" "\${a:-"'d'"}"`,
    `"$a:-{it's}" $a:-{'b'} "$a:-{~}" "$a:-{$b:-{'c'}}" "$a:-{"'d'"}"`,
  ],
  ["defaults nest", '${a:-${b:-$(c)}} "${a:-"$b"}"', '$a:-{$b:-{$(run(c))}} "$a:-{"$b"}"'],
  [
    "trims",
    "${a%.*} ${a%%.*} ${a#*/} ${a##*/}",
    "$a.trim(end shortest .·<*>) $a.trim(end longest .·<*>) $a.trim(start shortest <*/>) $a.trim(start longest <*/>)",
  ],
  [
    "replacements",
    "${a/b/c} ${a//b/c d} ${a/#b/c} ${a/%b}",
    "$a.replace(first b by c) $a.replace(all b by c d) $a.replace(start b by c) $a.replace(end b by )",
  ],
  [
    "cases",
    "${a^^} ${a,,} ${a^} ${a,}",
    "$a.upper(all) $a.lower(all) $a.upper(first) $a.lower(first)",
  ],
];

test.each(words)("%s", (_rule, source, word) => {
  const result = parse(`x ${source}`);
  expect(result.diagnostics).toEqual([]);
  expect(outlineTree(result.program.body)).toBe(`run(x ${word})`);
});

test("an assigned value holds ~ but no pattern", () => {
  const { program } = parse("a=~/x:~bob b=*.c");
  expect(outlineTree(program.body)).toBe("set a=~·/x:·~bob b=*.c");
});

test("push and unset take paths, not patterns", () => {
  const { program } = parse("push xs[0] [a]; unset x[$k]; ls xs[0]");
  expect(outlineTree(program.body)).toBe(
    "run(push xs[0] [a]); run(unset x[·$k·]); run(ls xs·<[0]>)",
  );
});
