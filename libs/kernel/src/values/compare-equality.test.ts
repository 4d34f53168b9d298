import { expect, test } from "bun:test";
import { equalValues, sameValue } from "./compare-equality.ts";
import { NumberWord, type Value } from "./value.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each<[string, Value, Value, boolean]>([
  ["texts are compared as such", "01", "1", false],
  ["numbers are compared by size", new NumberWord(1.5, "1.50"), 1.5, true],
  ["a padded number is that number", new NumberWord(7, "007"), 7, true],
  ["big integers are exact", 9007199254740993n, 9007199254740993n, true],
  ["a float and a big integer can be equal", 2 ** 60, 2n ** 60n, true],
  ["text and number are compared by their text", "42", 42, true],
  ["text is not read as a number", "01", 1, false],
  ["a number's own text counts", "007", new NumberWord(7, "007"), true],
  ["truth values have a text", true, "true", true],
  ["null has a text", null, "null", true],
  ["null is not empty", null, "", false],
  ["bytes that are text compare with text", bytes("hé"), "hé", true],
  ["bytes compare byte by byte", new Uint8Array([255]), new Uint8Array([255]), true],
  ["lists are compared element by element", [1, ["a"]], [1, ["a"]], true],
  ["the order of elements counts", [1, 2], [2, 1], false],
  ["elements are typed", [1], ["1"], false],
  [
    "the order of keys does not count",
    new Map([
      ["a", 1],
      ["b", 2],
    ]),
    new Map([
      ["b", 2],
      ["a", 1],
    ]),
    true,
  ],
  ["a record and a list differ", new Map(), [], false],
])("with ==, %s", (_, left, right, equal) => {
  expect(equalValues(left, right)).toBe(equal);
  expect(equalValues(right, left)).toBe(equal);
});

test.each<[string, Value, Value]>([
  ["a list with text", ["a"], "a"],
  ["a record with a number", new Map(), 1],
  ["binary data with text", new Uint8Array([255]), "x"],
])("%s cannot be compared", (_, left, right) => {
  expect(() => equalValues(left, right)).toThrow();
  expect(() => equalValues(right, left)).toThrow();
});

test("an element is searched without conversions and without complaints", () => {
  expect(sameValue("1", 1)).toBe(false);
  expect(sameValue([1], 1)).toBe(false);
  expect(sameValue(new NumberWord(1, "1.0"), 1)).toBe(true);
});

test("values without end are refused before the stack ends", () => {
  expect(() => sameValue(deeplyNested(), deeplyNested())).toThrow("levels deep");
});

function deeplyNested(): Value {
  let value: Value = [];
  for (let level = 0; level < 100_000; level += 1) value = [value];
  return value;
}
