import { expect, test } from "bun:test";
import { parse } from "./parse.ts";

/** What people bring from other shells: each is refused once, and told how it is written here. */
const refusals: readonly (readonly [source: string, hint: string, code?: string])[] = [
  ["a `date`", "$(date)"],
  ["eval a", "source"],
  ["a <(b)", "file"],
  ["a >(b)", "tee"],
  ["[ -f a ]", "[["],
  ["if [ a = b ]; then c; fi", "[["],
  ["select a in b; do c; done", "read"],
  ["coproc a", "&"],
  ["case a in b) c ;& d) e ;; esac", "`;;`"],
  ["case a in b) c ;;& d) e ;; esac", "`;;`"],
  ["a >| b", "`>`"],
  ["a <& 3", "< file"],
  ["a <> b", "< file"],
  ["a >& b", "&> file"],
  ["a 2>&-", "/dev/null"],
  ["a=(1 2)", "a=[…]"],
  ["a ${b:0:5}", "${b[0:5]}"],
  ["a ${b:2:3}", "${b[2:5]}"],
  ["a ${b:1}", "${b[1:]}"],
  ["a ${!b}", "${r[$key]}"],
  ["a ${b[@]}", "$(values $b)"],
  ["a ${b.c}", "${b[c]}"],
  ["a ${?.code}", "kaish-last", "E015"],
  ["a ${b@Q}", "printf"],
  ["a ${#b:-c}", "variable"],
  ["a ${b:-$((1))}", "quote"],
  ["a ${}", ""],
  ["a=$a; a+=b", "push a"],
  ["function a() { b; }", "a() {"],
  ["a $'b'", '"…"'],
  ['a $"b"', '"…"'],
  ["a $[1]", "$((…))"],
  ["a $10", "${10}"],
  ["a $-", "set -o"],
  ["a $b[0]", "${b[…]}"],
  ["declare a=b", "local"],
  ["typeset a", "local"],
  ["let a=1", "$((…))"],
  ["readonly a", "name=value"],
  ["getopts a b", "shift"],
  ["local -r a=b", "local name=value"],
  ["a = b", "`a=…`"],
  ["$a=b", "`a=…`"],
  ["a !(b)", "{a,b}"],
  ["a @(b|c)", "{a,b}"],
  ["a |& b", "2>&1 |"],
  ["!a", "! a"],
  ["a $b#c", '"$b#c"'],
  ['a "b"#c', '"b#c"'],
  ["a 5.", '"5."'],
  ["a .5", "0.5"],
  ["a 100%", '"100%"'],
  ["a --café", '"--café"'],
  ["-é", '"-é"'],
  ["a for b", '"for"'],
  ["a ...$b", "[...$xs]"],
  ["if=a", "another name"],
  ["then() { a; }", "no `if`"],
  ["a.b=c", "a[b]=…", "E017"],
  ["a#b=c", "letters", "E018"],
  ["a-b=c", "letters", "E019"],
  ["5a=c", "digit", "E019"],
  ["a\u200bb=c", "delete", "E019"],
  ["for a.b in c; do d; done", "a[b]", "E017"],
  ["for $a in b; do c; done", "`a`"],
  ["{a; }", "blank"],
  ["< a", "cat < file"],
  ["a(b", "quote"],
  ["exit 1 2", "`;`"],
  ['a "\\u12"', "\\\\u"],
];

test.each(refusals)("%s is refused, with %j", (source, hint, code = "PARSE") => {
  const { diagnostics, incomplete } = parse(source);
  const first = diagnostics[0];
  expect(first?.hint ?? "").toContain(hint);
  expect(first?.code).toBe(code as never);
  expect(incomplete).toBeUndefined();
  expect(source.slice(first!.span.start, first!.span.end)).not.toBe("");
});

test.each([
  "echo eval [ declare select function",
  "test = = =",
  "x=hello world",
  "a 5.5 v5. a%20b %1",
  "echo a --x=é -m'é'",
  'echo "$x#3" "5." \'100%\'',
])("%s is fine", (source) => expect(parse(source).diagnostics).toEqual([]));
