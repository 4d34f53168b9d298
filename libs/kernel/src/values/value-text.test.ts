import { expect, test } from "bun:test";
import { NumberWord, type Value } from "./value.ts";
import { isTruthy } from "./value-truth.ts";
import { joinText, toText } from "./value-text.ts";
import { typeName } from "./value-type.ts";

const record = new Map<string, Value>([["a", [1, "two"]]]);
const bytes = new TextEncoder().encode("naïve");
const binary = new Uint8Array([0xff, 0x00]);

test.each<[string, Value, string]>([
  ["a float is as short as it can be", 0.1, "0.1"],
  ["an integer has no exponent", 9007199254740991, "9007199254740991"],
  ["a big integer has all its digits", 9223372036854775807n, "9223372036854775807"],
  ["a number keeps how it was written", new NumberWord(7, "007"), "007"],
  ["a truth value is a word", true, "true"],
  ["null is a word", null, "null"],
  ["a list is compact JSON", [1, "two", [null]], '[1,"two",[null]]'],
  ["a record is compact JSON", record, '{"a":[1,"two"]}'],
  ["bytes that are UTF-8 are text", bytes, "naïve"],
])("as text, %s", (_, value, text) => {
  expect(toText(value)).toBe(text);
});

test("bytes that are no text cannot be printed as text", () => {
  expect(() => toText(binary)).toThrow("binary data (2 bytes) cannot be used as text");
});

test.each<[string, Value]>([
  ["a list", []],
  ["a record", record],
  ["binary data", binary],
])("%s cannot be joined with other text", (_, value) => {
  expect(() => joinText(value)).toThrow();
});

test("scalars are joined as they print", () => {
  expect(joinText(new NumberWord(1.5, "1.50")) + joinText(false) + joinText(bytes)).toBe(
    "1.50falsenaïve",
  );
});

test.each<[Value, string]>([
  [[], "list"],
  [record, "record"],
  ["", "string"],
  [1, "number"],
  [1n, "number"],
  [new NumberWord(1, "1.0"), "number"],
  [false, "bool"],
  [null, "null"],
  [binary, "bytes"],
])("%p is a %s", (value, name) => {
  expect(typeName(value)).toBe(name as never);
});

test.each<[Value, boolean]>([
  [null, false],
  [false, false],
  [0, false],
  [new NumberWord(0, "0.0"), false],
  ["", false],
  [[], false],
  [new Map(), false],
  [new Uint8Array(), false],
  ["0", true],
  ["false", true],
  [[null], true],
  [record, true],
  [-1, true],
  [2n ** 60n, true],
])("the truth of %p is %p", (value, truth) => {
  expect(isTruthy(value)).toBe(truth);
});
