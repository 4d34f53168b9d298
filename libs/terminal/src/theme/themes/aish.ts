import type { Theme } from "../theme.ts";
import { inkTheme, type Inks } from "./ink-theme.ts";

const darkInks: Inks = {
  background: "#14161b",
  text: "#e4e7ec",
  muted: "#98a1b0",
  faint: "#4b5362",
  ghost: "#7d8694",
  selection: "#2c4a6e",
  red: "#ff7b85",
  orange: "#f5a262",
  yellow: "#e8c468",
  green: "#8fd08a",
  cyan: "#6fd3cf",
  blue: "#79b8ff",
  violet: "#c3a6ff",
  pink: "#f29bd0",
};

const lightInks: Inks = {
  background: "#ffffff",
  text: "#1f2530",
  muted: "#5f6877",
  faint: "#c3c9d3",
  ghost: "#808896",
  selection: "#cfe2fb",
  red: "#c4262e",
  orange: "#a34b00",
  yellow: "#7d5c00",
  green: "#25702f",
  cyan: "#00696d",
  blue: "#0a5bc4",
  violet: "#7138c2",
  pink: "#b02a7c",
};

export const aishDark: Theme = inkTheme({
  name: "aish-dark",
  kind: "dark",
  summary: "clear and cool, for dark terminals",
  inks: darkInks,
  roles: { text: {}, path: { underline: true }, strong: { bold: true } },
});

export const aishLight: Theme = inkTheme({
  name: "aish-light",
  kind: "light",
  summary: "clear and cool, for light terminals",
  inks: lightInks,
  roles: { text: {}, path: { underline: true }, strong: { bold: true } },
});
