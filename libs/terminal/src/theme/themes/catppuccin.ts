import type { Theme } from "../theme.ts";
import { inkTheme, type Inks } from "./ink-theme.ts";

const darkInks: Inks = {
  background: "#1e1e2e",
  text: "#cdd6f4",
  muted: "#a6adc8",
  faint: "#585b70",
  ghost: "#7f849c",
  selection: "#45475a",
  red: "#f38ba8",
  orange: "#fab387",
  yellow: "#f9e2af",
  green: "#a6e3a1",
  cyan: "#94e2d5",
  blue: "#89b4fa",
  violet: "#cba6f7",
  pink: "#f5c2e7",
};

const lightInks: Inks = {
  background: "#eff1f5",
  text: "#4c4f69",
  muted: "#6c6f85",
  faint: "#bcc0cc",
  ghost: "#86899b",
  selection: "#ccd0da",
  red: "#d20f39",
  orange: "#b94908",
  yellow: "#955f13",
  green: "#317b21",
  cyan: "#13787d",
  blue: "#1d62eb",
  violet: "#8839ef",
  pink: "#9f508a",
};

export const catppuccinDark: Theme = inkTheme({
  name: "catppuccin-dark",
  kind: "dark",
  summary: "the known palette, Mocha",
  inks: darkInks,
});

export const catppuccinLight: Theme = inkTheme({
  name: "catppuccin-light",
  kind: "light",
  summary: "the known palette, Latte, darkened where it was hard to read",
  inks: lightInks,
});
