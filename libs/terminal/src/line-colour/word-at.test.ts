import { describe, expect, test } from "bun:test";
import { wordAt } from "./word-at.ts";

/** `¦` is the cursor. */
function at(marked: string): ReturnType<typeof wordAt> {
  const cursor = marked.indexOf("¦");
  return wordAt(marked.replace("¦", ""), cursor);
}

/** Where it stands, the words before it, and the value: `argument [git commit] --am`. */
function placeOf(marked: string): string {
  const word = at(marked);
  if (word === undefined) return "none";
  const place = word.isTarget ? "target" : word.isCommand ? "command" : "argument";
  return `${place} [${word.words.join(" ")}] ${word.value}`.trimEnd();
}

describe("the word and where it stands", () => {
  test.each([
    ["¦", "command []"],
    ["gi¦", "command [] gi"],
    ["gi¦t status", "command [] gi"],
    ["git ¦", "argument [git]"],
    ["git commit --am¦", "argument [git commit] --am"],
    ["ls | ¦", "command []"],
    ["ls |¦", "command []"],
    ["a; b c¦ d", "argument [b] c"],
    ["a\n¦", "command []"],
    ["A=1 ¦", "command []"],
    ["A=1 ls ¦", "argument [ls]"],
    ["ls > ¦", "target [ls]"],
    ["ls >ou¦t x", "target [ls] ou"],
    ["ls > out ¦", "argument [ls]"],
    ["sudo ¦", "command [sudo]"],
    ["sudo -u ¦", "argument [sudo -u]"],
    ["sudo -u me sys¦", "command [sudo -u me] sys"],
    ["env A=1 ¦", "command [env A=1]"],
    ["if ¦", "command []"],
    ["i¦", "command [] i"],
    ["if¦", "command [] if"],
    ["for x in ¦", "argument [x]"],
    ["do¦", "command [] do"],
    ["echo $(git ¦", "argument [git]"],
    ["echo $(¦", "command []"],
    ['echo "$(ls | gr¦', "command [] gr"],
    ["echo $(ls) ¦", "argument [echo $(ls)]"],
    ["echo `ls a¦", "argument [ls] a"],
    ["diff <(so¦", "command [] so"],
    ["x=$(l¦", "command [] l"],
    ["A=(a ¦", "argument []"],
    ["[[ -f ¦", "argument [-f]"],
    ["case a in b) ¦", "command []"],
    ["{ ¦", "command []"],
    ["ls # a¦", "none"],
    ["cat <<E\nab¦", "none"],
    ["cat <<E\nab\nE\n¦", "command []"],
  ])("%s", (marked, expected) => {
    expect(placeOf(marked)).toBe(expected);
  });
});

test.each([
  ["ls 'a b¦", "a b", "'"],
  ['ls "a b¦', "a b", '"'],
  ["ls $'a\\tb¦", "a\tb", "$'"],
  ["ls a\\ b¦", "a b", undefined],
  ["ls 'a'b¦", "ab", undefined],
  ['ls "$(cat "x¦', "x", '"'],
  ["ls 'a¦ b'", "a", "'"],
] as const)("%s: the value is without quotes, and the open one is told", (marked, value, quote) => {
  expect(at(marked)).toMatchObject({ value, quote });
});

test.each([
  ["ls --color=al¦", "--color", "al", 11],
  ["dd if=/de¦", "if", "/de", 6],
  ["A=x¦", "A", "x", 2],
  ["export PATH='/a¦", "PATH", "/a", 12],
] as const)(
  "%s: what stands behind the = is a word by itself",
  (marked, assigned, value, start) => {
    expect(at(marked)).toMatchObject({ assigned, value, start, isCommand: false });
  },
);

test.each([
  ["echo $HO¦", { start: 6, name: "HO", isBraced: false }],
  ["echo $¦", { start: 6, name: "", isBraced: false }],
  ["echo ${HO¦", { start: 7, name: "HO", isBraced: true }],
  ["echo ${¦", { start: 7, name: "", isBraced: true }],
  ['echo "a $HO¦', { start: 9, name: "HO", isBraced: false }],
  ["cat <<E\n$HO¦", { start: 9, name: "HO", isBraced: false }],
  ["echo '$HO¦", undefined],
  ["echo \\$HO¦", undefined],
  ["echo $HOME/¦", undefined],
  ["echo ${HOME}¦", undefined],
  ["echo $1¦", undefined],
] as const)("%s: a variable that is being typed", (marked, variable) => {
  expect(at(marked)?.variable).toEqual(variable);
});

test.each([
  ["cd ~/s¦", true],
  ["cd '~/s¦", false],
  ["cd a~¦", false],
  ["make --prefix=~/s¦", true],
])("%s: a tilde at the start is told", (marked, hasTilde) => {
  expect(at(marked)?.hasTilde).toBe(hasTilde);
});
