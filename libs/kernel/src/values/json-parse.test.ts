import { expect, test } from "bun:test";
import { parseJson } from "./json-parse.ts";
import { toJson } from "./json-print.ts";
import { NumberWord, type Value } from "./value.ts";

test.each<[string, string, Value]>([
  ["scalars stand alone", ' "hi"\n', "hi"],
  ["true", "true", true],
  ["null", "null", null],
  ["a small integer is a number", "-42", -42],
  ["a float is a number", "2.5", 2.5],
  ["a large integer is exact", "9007199254740993", 9007199254740993n],
  ["1.0 keeps its text", "1.0", new NumberWord(1, "1.0")],
  ["an exponent keeps its text", "1e3", new NumberWord(1000, "1e3")],
  [
    "an integer beyond 64 bits keeps its text",
    "1180591620717411303424",
    new NumberWord(2 ** 70, "1180591620717411303424"),
  ],
  ["the last of equal keys counts", '{"a":1,"a":2}', new Map([["a", 2]])],
  ["escapes are characters", String.raw`"\"\\\/\b\n\u00e9\ud83d\ude00x"`, '"\\/\b\né😀x'],
  ["text after an escape is kept", String.raw`"a\nbcd\te"`, "a\nbcd\te"],
  ["empty collections", '[{}, [ ], ""]', [new Map(), [], ""]],
])("%s", (_, text, value) => {
  expect(parseJson(text)).toEqual(value);
});

test("keys keep their order, also those that look like numbers", () => {
  const text = '{"z":1,"2":2,"1":3,"__proto__":4}';
  expect(toJson(parseJson(text))).toBe(text);
});

test.each([
  ["", "invalid JSON: the text is empty"],
  ["  \n", "invalid JSON: the text is empty"],
  ['{"a":1} extra', "invalid JSON at line 1, column 9"],
  ['{\n  "a": tru\n}', "invalid JSON at line 2, column 8"],
  ["[1,]", "invalid JSON at line 1, column 4"],
  ["[1 2]", "invalid JSON at line 1, column 4"],
  ["{a:1}", "a key between double quotes"],
  ['{"a" 1}', ": after a key"],
  ["[1", "the text ends"],
  ['"abc', "without its closing quote"],
  ['"a\nb"', "a control character"],
  [String.raw`"\x"`, "is not an escape"],
  [String.raw`"\u12"`, "is not an escape"],
  ["01", "invalid JSON"],
  ["-", "invalid JSON"],
  ["1.", "invalid JSON"],
  [".5", "invalid JSON"],
  ["+1", "invalid JSON"],
  ["NaN", "invalid JSON"],
  ["nul", "invalid JSON"],
  ["1e999", "too large for a number"],
  ["[".repeat(100_000), "levels deep"],
])("%j is refused", (text, message) => {
  expect(() => parseJson(text)).toThrow(message);
});

test("what was printed reads back the same", () => {
  const text =
    '{"big":9007199254740993,"f":1.50,"s":"\\u0001\\"\\\\","nested":[[],{},[{"a":null}]],"😀":false}';
  expect(toJson(parseJson(text))).toBe(text);
});
