import type { Theme } from "../theme.ts";
import { inkTheme, type Inks } from "./ink-theme.ts";

const darkInks: Inks = {
  background: "#002b36",
  text: "#93a1a1",
  muted: "#839496",
  faint: "#586e75",
  ghost: "#657b83",
  selection: "#0b4a5a",
  red: "#e56765",
  orange: "#d7744c",
  yellow: "#b58900",
  green: "#859900",
  cyan: "#2aa198",
  blue: "#3a95d6",
  violet: "#8589ce",
  pink: "#de66a0",
};

const lightInks: Inks = {
  background: "#fdf6e3",
  text: "#586e75",
  muted: "#657b83",
  faint: "#cdc8b5",
  ghost: "#7f9092",
  selection: "#e4dcc0",
  red: "#d3302d",
  orange: "#c14715",
  yellow: "#8b6900",
  green: "#687700",
  cyan: "#207c75",
  blue: "#2073ae",
  violet: "#6368b4",
  pink: "#c8337c",
};

export const solarizedDark: Theme = inkTheme({
  name: "solarized-dark",
  kind: "dark",
  summary: "the known palette, brightened where it was hard to read",
  inks: darkInks,
  roles: { selection: { fg: "#fdf6e3", bg: "#1d5a6b" } },
});

export const solarizedLight: Theme = inkTheme({
  name: "solarized-light",
  kind: "light",
  summary: "the known palette, darkened where it was hard to read",
  inks: lightInks,
  roles: { selection: { fg: "#073642", bg: "#d9d0b0" } },
});
