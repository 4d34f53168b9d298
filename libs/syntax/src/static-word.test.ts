import { expect, test } from "bun:test";
import type { Word, WordPart } from "./ast.ts";
import { isFlagWord, isOpenEnded, staticText } from "./static-word.ts";

const span = { start: 0, end: 0 };
const word = (...parts: WordPart[]): Word => ({ kind: "word", span, parts });
const literal = (text: string): WordPart => ({ kind: "literal", span, text });
const single = (text: string): WordPart => ({ kind: "singleQuoted", span, text });
const double = (...parts: WordPart[]): WordPart => ({ kind: "doubleQuoted", span, parts });
const glob = (pattern: string): WordPart => ({ kind: "globPattern", span, pattern });
const tilde: WordPart = { kind: "tilde", span, user: undefined };
const variable = (name: string): WordPart => ({
  kind: "variable",
  span,
  name,
  path: [],
  operation: undefined,
});
const length = { ...variable("@"), operation: { kind: "length" } } as WordPart;

test.each([
  ["no parts", word(), ""],
  ["literals and quotes", word(literal("a"), single("b c"), double(literal("d"))), "ab cd"],
  ["a variable", word(literal("a"), variable("x")), undefined],
  ["a variable in quotes", word(double(literal("a"), variable("x"))), undefined],
  ["a glob", word(literal("a"), glob("*")), undefined],
  ["a tilde", word(tilde, literal("/a")), undefined],
])(
  "the text of a word is known unless something in it has to be found out: %s",
  (_, each, text) => {
    expect(staticText(each)).toBe(text);
  },
);

test.each([
  ["-x", word(literal("-x")), true],
  ["--long", word(literal("--long")), true],
  ["--", word(literal("--")), true],
  ["+x", word(literal("+x")), true],
  ["-5, which is for the command to judge", word(literal("-5")), true],
  ["-$x", word(literal("-"), variable("x")), true],
  ["--out=$x", word(literal("--out="), variable("x")), true],
  ["-'x'", word(literal("-"), single("x")), true],
  ["-", word(literal("-")), false],
  ["-*", word(literal("-"), glob("*")), false],
  ["'-x'", word(single("-x")), false],
  ['"-x"', word(double(literal("-x"))), false],
  ["$x", word(variable("x")), false],
  ["a-x", word(literal("a-x")), false],
  ["nothing", word(), false],
])("a flag is written with an unquoted sign: %s", (_, each, expected) => {
  expect(isFlagWord(each)).toBe(expected);
});

test.each([
  ["$@", word(variable("@")), true],
  ['"$@"', word(double(variable("@"))), true],
  ["$*", word(variable("*")), true],
  ["a*", word(literal("a"), glob("*")), true],
  ['"$*"', word(double(variable("*"))), false],
  ['"a $@"', word(double(literal("a "), variable("@"))), false],
  ["a$@", word(literal("a"), variable("@")), false],
  ["${#@}", word(length), false],
  ["$x", word(variable("x")), false],
])("a word is one argument unless it is all of them, or a glob: %s", (_, each, expected) => {
  expect(isOpenEnded(each)).toBe(expected);
});
