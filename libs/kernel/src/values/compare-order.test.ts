import { expect, test } from "bun:test";
import { compareText, compareValues, toNumber } from "./compare-order.ts";
import { NumberWord, type Value } from "./value.ts";

test.each<[string, Value, Value]>([
  ["numbers by size", 9, 10],
  ["numbers with a text of their own by size", new NumberWord(9, "009"), new NumberWord(10, "+10")],
  ["big integers exactly", 9007199254740992n, 9007199254740993n],
  ["texts by their characters", "10", "9"],
  ["a number and text as texts", 10, "9"],
  ["a prefix before what continues it", "ab", "abc"],
  ["characters beyond U+FFFF last", "\uffee", "😀"],
])("%s", (_, smaller, larger) => {
  expect(compareValues(smaller, larger)).toBeLessThan(0);
  expect(compareValues(larger, smaller)).toBeGreaterThan(0);
});

test("a collection has no order", () => {
  expect(() => compareValues([1], 2)).toThrow("a list has no order");
});

test("the order of text is that of its UTF-8 bytes", () => {
  const texts = ["", "a", "é", "\ud7ff", "\ue000", "\uffff", "😀", "😁", "𝒳y"];
  const byBytes = texts.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect(texts.toReversed().toSorted(compareText)).toEqual(byBytes);
});

test.each<[Value, number | bigint]>([
  ["15", 15],
  [" 5\n", 5],
  ["2.5", 2.5],
  [new NumberWord(7, "007"), 7],
  ["9223372036854775807", 9223372036854775807n],
])("-eq takes %p for the number %p", (value, number) => {
  expect(toNumber(value, "-eq")).toBe(number);
});

test.each<[Value]>([["abc"], [""], [true], [null], [[1]], ["0x10"]])("-eq refuses %p", (value) => {
  expect(() => toNumber(value, "-eq")).toThrow("-eq compares numbers");
});
