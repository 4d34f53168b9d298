import { describe, expect, test } from "bun:test";
import { lexShellLine } from "./lex-shell-line.ts";
import { randomLine } from "./testing/random-line.ts";
import type { ShellPart, ShellToken } from "./shell-token.ts";

/**
 * One token as a word: `c` command name, `w` argument, `t` target, `a` assignment, `o` operator,
 * `r` redirect, `k` keyword, `#` comment, `h` here-document, then the text; what it is made of in braces.
 */
function compact(text: string, tokens: readonly ShellToken[]): string {
  return tokens
    .map((token) => {
      const { kind, place, isTarget, start, end, parts, open } = token;
      const word = isTarget ? "t" : place === 0 ? "c" : "w";
      const sign = kind === "word" ? word : kind === "comment" ? "#" : kind.charAt(0);
      const inside = parts.map((part) => compactPart(text, part)).join(" ");
      const typed = text.slice(start, end).replaceAll("\n", "⏎");
      const shown = inside === "" ? typed : `${typed}{${inside}}`;
      return `${sign}:${shown}${open === undefined ? "" : `…${open}`}`;
    })
    .join(" ");
}

function compactPart(text: string, { kind, start, end, inner }: ShellPart): string {
  const typed = text.slice(start, end).replaceAll("\n", "⏎");
  return inner === undefined ? `${kind} ${typed}` : `${kind} [${compact(text, inner)}]`;
}

describe("commands, operators and redirects", () => {
  test.each([
    ["ls -la src", "c:ls w:-la w:src"],
    ["a|b||c&&d;e&f|&g", "c:a o:| c:b o:|| c:c o:&& c:d o:; c:e o:& c:f o:|& c:g"],
    ["wc <in >>out 2>&1 2>err", "c:wc r:< t:in r:>> t:out r:2>&1 r:2> t:err"],
    ["> out cmd arg", "r:> t:out c:cmd w:arg"],
    ["a &>b &>>c >|d <>e", "c:a r:&> t:b r:&>> t:c r:>| t:d r:<> t:e"],
    ["exec {fd}>x 3<&- >&2", "c:exec r:{fd}> t:x r:3<&- r:>&2"],
    ["echo 2 >x 12", "c:echo w:2 r:> t:x w:12"],
    ["cat <<<word", "c:cat r:<<< t:word"],
    ["A=1 B='x y' cmd C=2", "a:A=1 a:B='x y'{single 'x y'} c:cmd w:C=2"],
    ["A=(1 2) cmd", "a:A= o:( w:1 w:2 o:) c:cmd"],
    ["declare -a x=(1 2) y", "c:declare w:-a w:x= o:( w:1 w:2 o:) w:y"],
    ["a[1]=x b+=y c", "a:a[1]=x a:b+=y c:c"],
    ["( cd x && ls )", "o:( c:cd w:x o:&& c:ls o:)"],
    ["ls # all of them", "c:ls #:# all of them"],
    ["echo a#b", "c:echo w:a#b"],
    ["ls \\\n -l", "c:ls w:-l"],
    ["a\nb c\n\nd", "c:a o:⏎ c:b w:c o:⏎ o:⏎ c:d"],
    ["ls >", "c:ls r:>"],
    ["", ""],
  ])("%s", (text, expected) => {
    expect(compact(text, lexShellLine(text))).toBe(expected);
  });
});

describe("keywords stand where a command could", () => {
  test.each([
    ["if a; then b; else c; fi", "k:if c:a o:; k:then c:b o:; k:else c:c o:; k:fi"],
    ["echo if then", "c:echo w:if w:then"],
    ["'if' a", "c:'if'{single 'if'} w:a"],
    ["for i in a b; do c; done", "k:for w:i k:in w:a w:b o:; k:do c:c o:; k:done"],
    ["for i\ndo c; done", "k:for w:i o:⏎ k:do c:c o:; k:done"],
    ["for in in in; do", "k:for w:in k:in w:in o:; k:do"],
    ["while ! a; do b; done < f", "k:while k:! c:a o:; k:do c:b o:; k:done r:< t:f"],
    [
      "case x in a|b) c;; *) d;; esac; e",
      "k:case w:x k:in w:a o:| w:b o:) c:c o:;; w:*{glob *} o:) c:d o:;; k:esac o:; c:e",
    ],
    ["case x in\n(a) b", "k:case w:x k:in o:⏎ o:( w:a o:) c:b"],
    ["[[ -f x && a == b* ]] && c", "k:[[ w:-f w:x o:&& w:a o:== w:b*{glob *} k:]] o:&& c:c"],
    ["[[ a =~ ^(x|y)$ ]]", "k:[[ w:a o:=~ w:^(x|y)${glob ( glob | glob )} k:]]"],
    ["[ -f x ]", "c:[ w:-f w:x w:]"],
    ["foo() { a; }; foo", "c:foo o:( o:) k:{ c:a o:; k:} o:; c:foo"],
    ["function foo { a; }", "k:function w:foo k:{ c:a o:; k:}"],
    ["time -p a", "k:time w:-p c:a"],
    ["((i++)) && a", "w:((i++)){arithmetic ((i++))} o:&& c:a"],
    ["for ((;;)); do a", "k:for w:((;;)){arithmetic ((;;))} o:; k:do c:a"],
  ])("%s", (text, expected) => {
    expect(compact(text, lexShellLine(text))).toBe(expected);
  });
});

describe("words are made of parts", () => {
  test.each([
    ["echo $a${b}$1$?", "c:echo w:$a${b}$1$?{variable $a variable ${b} variable $1 variable $?}"],
    ["echo $12", "c:echo w:$12{variable $1}"],
    ['echo "a $b"', 'c:echo w:"a $b"{double "a $b" variable $b}'],
    ["echo '$b'", "c:echo w:'$b'{single '$b'}"],
    ['echo ${x:-"a}b"}', 'c:echo w:${x:-"a}b"}{variable ${x:-"a}b"} double "a}b"}'],
    ["echo ${FO bar", "c:echo w:${FO{variable ${FO} w:bar"],
    ["echo $(ls | wc)", "c:echo w:$(ls | wc){substitution [c:ls o:| c:wc]}"],
    ["echo `ls a`", "c:echo w:`ls a`{substitution [c:ls w:a]}"],
    ["echo $((1+$x))", "c:echo w:$((1+$x)){arithmetic $((1+$x)) variable $x}"],
    ["diff <(a) >(b)", "c:diff w:<(a){substitution [c:a]} w:>(b){substitution [c:b]}"],
    ["ls ~/a ~b a~", "c:ls w:~/a{tilde ~} w:~b{tilde ~b} w:a~"],
    [
      "ls *.ts a? [ab] {a,b} {1..3}",
      "c:ls w:*.ts{glob *} w:a?{glob ?} w:[ab]{glob [} w:{a,b}{glob {a,b}} w:{1..3}{glob {1..3}}",
    ],
    ["ls !(a|b) *(.)", "c:ls w:!(a|b){glob ( glob | glob )} w:*(.){glob * glob ( glob )}"],
    [
      "x=$(case a in a) b;; esac) c",
      "a:x=$(case a in a) b;; esac){substitution [k:case w:a k:in w:a o:) c:b o:;; k:esac]} c:c",
    ],
  ])("%s", (text, expected) => {
    expect(compact(text, lexShellLine(text))).toBe(expected);
  });
});

describe("what is open at the end is told", () => {
  test.each([
    ["echo 'a", "c:echo w:'a{single 'a}…'"],
    ["echo $'a", "c:echo w:$'a{single $'a}…'"],
    ['echo "a $(b', 'c:echo w:"a $(b{double "a $(b substitution [c:b]}…"'],
    ['echo $(b "c', 'c:echo w:$(b "c{substitution [c:b w:"c{double "c}…"]}…$('],
    ["echo `a", "c:echo w:`a{substitution [c:a]}…`"],
    ["echo $((1", "c:echo w:$((1{arithmetic $((1}…$("],
  ])("%s", (text, expected) => {
    expect(compact(text, lexShellLine(text))).toBe(expected);
  });
});

describe("here-documents", () => {
  test.each([
    ["cat <<E\na $x\nE\nb", "c:cat r:<< t:E o:⏎ h:a $x⏎E{variable $x} o:⏎ c:b"],
    ["cat <<'E' | c\n$x\nE\nb", "c:cat r:<< t:'E'{single 'E'} o:| c:c o:⏎ h:$x⏎E o:⏎ c:b"],
    ["cat <<-E\n\ta\n\tE\nb", "c:cat r:<<- t:E o:⏎ h:\ta⏎\tE o:⏎ c:b"],
    ["a <<A <<B\n1\nA\n2\nB\nc", "c:a r:<< t:A r:<< t:B o:⏎ h:1⏎A o:⏎ h:2⏎B o:⏎ c:c"],
    [
      "x $(cat <<E\nno )\nE\n) y",
      "c:x w:$(cat <<E⏎no )⏎E⏎){substitution [c:cat r:<< t:E o:⏎ h:no )⏎E o:⏎]} w:y",
    ],
    ["cat <<E\nopen", "c:cat r:<< t:E o:⏎ h:open"],
  ])("%s", (text, expected) => {
    expect(compact(text, lexShellLine(text))).toBe(expected);
  });
});

test.each([
  [`a'b'"c"\\d`, "abcd"],
  [String.raw`"a\"b\$c\d"`, String.raw`a"b$c\d`],
  [String.raw`$'a\n\t\x41\u00e9\101\'b\\'`, "a\n\tA\u00e9A'b\\"],
  [String.raw`$'\xc3\xa9'`, "\u00e9"],
  ["a\\\nb", "ab"],
  ["$HOME/x", "$HOME/x"],
  ["'a b", "a b"],
])("the value of %s is what the shell makes of it", (text, value) => {
  expect(lexShellLine(text)[0]?.value).toBe(value);
});

test("words of one command count on, and those of another begin again", () => {
  const places = lexShellLine("a b > c d; e f").map(({ command, place }) => [command, place]);
  expect(places).toEqual([
    [0, 0],
    [0, 1],
    [0, -1],
    [0, -1],
    [0, 2],
    [0, -1],
    [1, 0],
    [1, 1],
  ]);
});

const rounds = process.env["AISH_LONG"] === "1" ? 100_000 : 3000;

test("tokens follow each other, and only blanks lie between them, whatever is typed", () => {
  for (let seed = 0; seed < rounds; seed += 1) {
    const text = randomLine(seed);
    expectTiled(text, lexShellLine(text), 0, text.length);
  }
}, 120_000);

function expectTiled(
  text: string,
  tokens: readonly ShellToken[],
  start: number,
  end: number,
): void {
  let at = start;
  for (const token of tokens) {
    expect(text.slice(at, token.start), text).toMatch(/^(?:[ \t]|\\\n)*$/);
    expect(token.end, text).toBeGreaterThan(token.start);
    at = token.end;
    let before = token.start;
    for (const { start: from, end: to, inner } of token.parts) {
      expect(from, text).toBeGreaterThanOrEqual(before);
      expect(to, text).toBeLessThanOrEqual(token.end);
      before = from;
      if (inner === undefined) continue;
      for (const each of inner) expect(each.end, text).toBeLessThanOrEqual(to);
      expectTiled(text, inner, inner[0]?.start ?? from, inner.at(-1)?.end ?? from);
    }
  }
  expect(text.slice(at, end), text).toMatch(/^(?:[ \t]|\\\n)*$/);
}

test.each(
  "$( ` \" ' { ${x:- ${ [ ( $(( ${( `$( @( <<a \\ <( [[ {, [a a[ ;; 1 {a ~ a=( $' `'` \"${x:- case·x·in·".split(
    " ",
  ),
)("%s over and over is read without overflowing the stack", (unit) => {
  const text = unit.replaceAll("·", " ").repeat(20_000);
  const last = lexShellLine(text).at(-1);
  expect(last?.end).toBe(text.trimEnd().length);
});
