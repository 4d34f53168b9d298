export { builtInThemes } from "./built-in-themes.ts";
export { chooseTheme, themeNames, type ThemeWish } from "./choose-theme.ts";
export { contrastRatio } from "./contrast.ts";
export { createPalette } from "./create-palette.ts";
export type { Palette } from "./palette.ts";
export { parseTheme, type ThemeProblem, type ThemeReading } from "./parse-theme.ts";
export { roles, type ColourDepth, type Role } from "./role.ts";
export type { BaseColour, Colour, Hex, RoleStyle, Theme, ThemeKind } from "./theme.ts";
export { plain } from "./themes/plain.ts";
