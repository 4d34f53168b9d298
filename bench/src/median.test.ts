import { expect, test } from "bun:test";
import { median, medianRatio } from "./median.ts";

test.each([
  [[3], 3],
  [[9, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])("the median of %j is %f", (values, expected) => {
  expect(median(values)).toBe(expected);
});

test("a median of nothing is a mistake", () => {
  expect(() => median([])).toThrow("the median of nothing");
});

test("pairs are compared before the median is taken, so that a slow spell cancels out", () => {
  expect(medianRatio([2, 20, 2], [1, 10, 1])).toBe(2);
});
