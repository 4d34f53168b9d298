import { expect, test } from "bun:test";
import { integerLiteral, integerOf, type Integer } from "./arithmetic-integer.ts";
import { NumberWord, type Value } from "../values/value.ts";

test.each<[string, Integer]>([
  ["42", 42],
  ["0", 0],
  ["010", 8],
  ["0o17", 15],
  ["0x1F", 31],
  ["0xffffffffffffff", 72057594037927935n],
  ["-9223372036854775808", -9223372036854775808n],
])("the literal %s is %p", (text, value) => {
  expect(integerLiteral(text)).toBe(value);
});

test.each([
  ["08", "08 is not an octal number"],
  ["9223372036854775808", "does not fit into 64 bits"],
  ["0xffffffffffffffff", "does not fit into 64 bits"],
])("the literal %s is refused", (text, message) => {
  expect(() => integerLiteral(text)).toThrow(message);
});

test.each<[string, Value | undefined, Integer]>([
  ["an unset variable is 0", undefined, 0],
  ["text is read as an integer", "42", 42],
  ["blanks around it do not count", " 42\n", 42],
  ["a sign may stand before it", "-7", -7],
  ["zeros at the start of a value mean nothing", "010", 10],
  ["a padded number is a decimal one", new NumberWord(8, "08"), 8],
  ["hexadecimal text can be nothing else", "-0x10", -16],
  ["a big integer is taken as it is", 2n ** 60n, 2n ** 60n],
])("%s", (_, value, integer) => {
  expect(integerOf(value, "x")).toBe(integer);
});

test.each<[string, Value, string]>([
  ["a float", 1.5, 'arithmetic error: x: "1.5" is not an integer'],
  ["a number written as a float", new NumberWord(1, "1.0"), '"1.0" is not an integer'],
  ["text", "abc", 'arithmetic error: x: "abc" is not an integer'],
  ["an expression", "1+1", '"1+1" is not an integer'],
  ["empty text", "", "an empty text is not an integer"],
  ["text beyond 64 bits", "9223372036854775808", "does not fit into 64 bits"],
  ["a truth value", true, "x is a bool, not an integer"],
  ["null", null, "x is null, not an integer"],
  ["a list", [1], "x is a list, not an integer"],
])("%s is no operand", (_, value, message) => {
  expect(() => integerOf(value, "x")).toThrow(message);
});
