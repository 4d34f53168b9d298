import { expect, test } from "bun:test";
import { literalValue, parseNumber } from "./literal-value.ts";
import { NumberWord, type Value } from "./value.ts";

test.each<[string, Value]>([
  ["true", true],
  ["false", false],
  ["TRUE", "TRUE"],
  ["null", "null"],
  ["0", 0],
  ["-5", -5],
  ["1.5", 1.5],
  ["9007199254740991", 9007199254740991],
  ["9007199254740993", 9007199254740993n],
  ["-9223372036854775808", -9223372036854775808n],
  ["9223372036854775808", "9223372036854775808"],
  ["007", new NumberWord(7, "007")],
  ["+5", new NumberWord(5, "+5")],
  ["1.50", new NumberWord(1.5, "1.50")],
  ["1.0", new NumberWord(1, "1.0")],
  ["1e3", new NumberWord(1000, "1e3")],
  ["-0", new NumberWord(0, "-0")],
  ["1e999", "1e999"],
  ["5.", "5."],
  [".5", ".5"],
  ["1-3", "1-3"],
  ["2024-01-02", "2024-01-02"],
  ["0x1f", "0x1f"],
  ["-k", "-k"],
  ["-", "-"],
  ["", ""],
  ["019dda1c", "019dda1c"],
  ["Infinity", "Infinity"],
])("the bare word %s is typed", (text, value) => {
  expect(literalValue(text)).toEqual(value);
});

test.each<[string, number | bigint | undefined]>([
  ["+12", 12],
  ["-0", 0],
  ["+9223372036854775807", 9223372036854775807n],
  [" 5", undefined],
  ["5\n", undefined],
  ["1_000", undefined],
])("%j as a number is %p", (text, value) => {
  expect(parseNumber(text)).toBe(value);
});
