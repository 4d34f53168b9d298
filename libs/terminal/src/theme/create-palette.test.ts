import { describe, expect, test } from "bun:test";
import { createPalette } from "./create-palette.ts";
import { nearestBase, nearestOf256 } from "./nearest-colour.ts";
import type { ColourDepth } from "./role.ts";
import type { Hex, RoleStyle, Theme } from "./theme.ts";
import { plain } from "./themes/plain.ts";

const themed = (command: RoleStyle): Theme => ({
  ...plain,
  name: "test",
  colours: { ...plain.colours, command },
});

describe("a role", () => {
  test.each([
    { style: { fg: "#ff8000" }, depth: "truecolor", sgr: "38;2;255;128;0" },
    {
      style: { fg: "#ff8000", bg: "#000000" },
      depth: "truecolor",
      sgr: "38;2;255;128;0;48;2;0;0;0",
    },
    { style: { fg: "#ff8000", bold: true }, depth: "256", sgr: "1;38;5;208" },
    { style: { fg: "#ff8000", bold: true }, depth: "16", sgr: "1;33" },
    { style: { fg: "#00aaff", underline: true }, depth: "16", sgr: "4;34" },
    { style: { fg: "#808080" }, depth: "16", sgr: "1" },
    { style: { fg: "red", italic: true, dim: true }, depth: "truecolor", sgr: "2;3;31" },
    { style: { fg: "bright-blue", bg: "bright-black" }, depth: "16", sgr: "94;100" },
    { style: { bg: "white", inverse: true }, depth: "256", sgr: "7;47" },
    { style: {}, depth: "truecolor", sgr: "" },
    { style: { fg: "red", bold: true, inverse: true }, depth: "none", sgr: "" },
  ] satisfies { style: RoleStyle; depth: ColourDepth; sgr: string }[])(
    "$style with $depth is $sgr",
    ({ style, depth, sgr }) => {
      const palette = createPalette(themed(style), depth);
      expect(palette.sgr("command")).toBe(sgr);
      expect(palette.sgr("command")).toBe(sgr);
    },
  );
});

test("with 16 colours a selection is as in plain, whatever the theme's colours", () => {
  const theme = {
    ...plain,
    colours: { ...plain.colours, selection: { fg: "#ffffff", bg: "#0000aa" } },
  };
  expect(createPalette(theme as Theme, "16").sgr("selection")).toBe("7");
});

test("painted text ends in the terminal's own look; text without a look is left alone", () => {
  const palette = createPalette(plain, "16");
  expect(palette.paint("error", "no")).toBe("\u001B[31mno\u001B[0m");
  expect(palette.paint("text", "no")).toBe("no");
  expect(createPalette(plain, "none").paint("error", "no")).toBe("no");
});

test.each([
  ["#000000", 16],
  ["#ffffff", 231],
  ["#ff0000", 196],
  ["#5f87af", 67],
  ["#808080", 244],
  ["#1c1c1c", 234],
] satisfies [Hex, number][])("%s is number %p of 256", (hex, number) => {
  expect(nearestOf256(hex)).toBe(number);
});

test.each([
  ["#f38ba8", "red"],
  ["#dc322f", "red"],
  ["#fabd2f", "yellow"],
  ["#b58900", "yellow"],
  ["#a6e3a1", "green"],
  ["#859900", "green"],
  ["#2aa198", "cyan"],
  ["#94e2d5", "cyan"],
  ["#268bd2", "blue"],
  ["#1e66f5", "blue"],
  ["#cba6f7", "magenta"],
  ["#d33682", "magenta"],
  ["#888888", undefined],
  ["#e4e7ec", undefined],
] satisfies [Hex, string | undefined][])("the base colour of %s is %p", (hex, name) => {
  expect(nearestBase(hex)).toBe(name as never);
});
