import { expect, test } from "bun:test";
import { contrastRatio, isDark } from "./contrast.ts";
import type { Hex } from "./theme.ts";

test.each([
  ["#000000", "#ffffff", 21],
  ["#ffffff", "#ffffff", 1],
  ["#777777", "#ffffff", 4.48],
  ["#ffffff", "#0000ff", 8.59],
] satisfies [Hex, Hex, number][])("%s on %s has a contrast of %p", (one, other, ratio) => {
  expect(contrastRatio(one, other)).toBeCloseTo(ratio, 2);
  expect(contrastRatio(other, one)).toBeCloseTo(ratio, 2);
});

test.each([
  { name: "black", rgb: [0, 0, 0] as const, dark: true },
  { name: "Solarized's dark", rgb: [0, 0.169, 0.212] as const, dark: true },
  { name: "a middle grey", rgb: [0.4, 0.4, 0.4] as const, dark: true },
  { name: "a light grey", rgb: [0.8, 0.8, 0.8] as const, dark: false },
  { name: "white", rgb: [1, 1, 1] as const, dark: false },
])("$name is dark: $dark", ({ rgb, dark }) => {
  expect(isDark(rgb)).toBe(dark);
});
