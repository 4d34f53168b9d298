import { expect, test } from "bun:test";
import { formatFloat } from "./format-float.ts";

test.each([
  [0.5, "f", 0, "0"],
  [1.5, "f", 0, "2"],
  [2.5, "f", 0, "2"],
  [0.125, "f", 2, "0.12"],
  [0.375, "f", 2, "0.38"],
  [1.005, "f", 2, "1.00"],
  [9.5, "f", 0, "10"],
  [2.5, "e", 0, "2e+00"],
  [9.5, "e", 0, "1e+01"],
  [2.5, "g", 1, "2"],
  [0, "e", 1, "0.0e+00"],
  [0, "g", 6, "0"],
  [5e-324, "g", 3, "4.94e-324"],
  [1e100, "g", 6, "1e+100"],
] as const)("%p as %%%s with precision %p is %s: the middle goes to the even digit", (...row) => {
  const [value, letter, precision, text] = row;
  expect(formatFloat(value, letter, precision, false)).toBe(text);
});
