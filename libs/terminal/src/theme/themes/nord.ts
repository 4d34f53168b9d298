import type { Theme } from "../theme.ts";
import { inkTheme, type Inks } from "./ink-theme.ts";

const darkInks: Inks = {
  background: "#2e3440",
  text: "#d8dee9",
  muted: "#a3adbd",
  faint: "#4c566a",
  ghost: "#7b88a1",
  selection: "#434c5e",
  red: "#d08c92",
  orange: "#d28c76",
  yellow: "#ebcb8b",
  green: "#a3be8c",
  cyan: "#8fbcbb",
  blue: "#88c0d0",
  violet: "#b793b0",
  pink: "#b793b0",
};

const lightInks: Inks = {
  background: "#eceff4",
  text: "#2e3440",
  muted: "#5a657a",
  faint: "#c8cfdc",
  ghost: "#7b88a1",
  selection: "#d2dae6",
  red: "#a2525a",
  orange: "#905d4d",
  yellow: "#84651f",
  green: "#597242",
  cyan: "#407372",
  blue: "#4f6c90",
  violet: "#82607c",
  pink: "#82607c",
};

export const nordDark: Theme = inkTheme({
  name: "nord-dark",
  kind: "dark",
  summary: "the known palette, cold and quiet",
  inks: darkInks,
  roles: { option: { fg: darkInks.cyan }, operator: { fg: "#81a1c1" } },
});

export const nordLight: Theme = inkTheme({
  name: "nord-light",
  kind: "light",
  summary: "the known palette on snow",
  inks: lightInks,
});
