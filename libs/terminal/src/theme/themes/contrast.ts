import type { Theme } from "../theme.ts";
import { inkTheme, type Inks } from "./ink-theme.ts";

const darkInks: Inks = {
  background: "#000000",
  text: "#ffffff",
  muted: "#d0d0d0",
  faint: "#808080",
  ghost: "#a8a8a8",
  selection: "#005fd7",
  red: "#ff8f8f",
  orange: "#ffb86b",
  yellow: "#ffe45c",
  green: "#7dff7d",
  cyan: "#6bf3ff",
  blue: "#8fc7ff",
  violet: "#d8b8ff",
  pink: "#ffa6e8",
};

const lightInks: Inks = {
  background: "#ffffff",
  text: "#000000",
  muted: "#404040",
  faint: "#8a8a8a",
  ghost: "#5f5f5f",
  selection: "#a8d1ff",
  red: "#a10000",
  orange: "#7a3300",
  yellow: "#5c4700",
  green: "#005a00",
  cyan: "#005560",
  blue: "#003f9e",
  violet: "#5200a3",
  pink: "#8a0060",
};

export const contrastDark: Theme = inkTheme({
  name: "contrast-dark",
  kind: "dark",
  summary: "as much contrast as colours allow, on black",
  inks: darkInks,
  roles: {
    selection: { fg: "#000000", bg: "#ffff00", bold: true },
    unknown: { fg: darkInks.red, bold: true, underline: true },
    command: { fg: darkInks.green, bold: true },
  },
});

export const contrastLight: Theme = inkTheme({
  name: "contrast-light",
  kind: "light",
  summary: "as much contrast as colours allow, on white",
  inks: lightInks,
  roles: {
    selection: { fg: "#ffffff", bg: "#003399", bold: true },
    unknown: { fg: lightInks.red, bold: true, underline: true },
    command: { fg: lightInks.green, bold: true },
  },
});
