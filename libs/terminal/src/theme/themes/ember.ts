import type { Theme } from "../theme.ts";
import { inkTheme, type Inks } from "./ink-theme.ts";

const darkInks: Inks = {
  background: "#1d1714",
  text: "#f0e2d3",
  muted: "#ab9683",
  faint: "#5c4c42",
  ghost: "#8d7a6a",
  selection: "#5a3620",
  red: "#f2705c",
  orange: "#f39a4c",
  yellow: "#ecc06a",
  green: "#b2c06a",
  cyan: "#86bfa6",
  blue: "#e0a878",
  violet: "#d99ac0",
  pink: "#f08f8f",
};

const lightInks: Inks = {
  background: "#fbf5ea",
  text: "#3b2a20",
  muted: "#7a6553",
  faint: "#d9cbb8",
  ghost: "#94806c",
  selection: "#f3d9b4",
  red: "#b3271e",
  orange: "#a5480a",
  yellow: "#805a00",
  green: "#55681a",
  cyan: "#2a6b57",
  blue: "#8a4a1c",
  violet: "#85397a",
  pink: "#a8324f",
};

export const emberDark: Theme = inkTheme({
  name: "ember-dark",
  kind: "dark",
  summary: "warm, as by a fire",
  inks: darkInks,
  roles: {
    accent: { fg: darkInks.orange, bold: true },
    command: { fg: darkInks.yellow },
    directory: { fg: darkInks.blue },
    match: { fg: darkInks.red, bold: true },
  },
});

export const emberLight: Theme = inkTheme({
  name: "ember-light",
  kind: "light",
  summary: "warm, as paper in the sun",
  inks: lightInks,
  roles: {
    accent: { fg: lightInks.orange, bold: true },
    command: { fg: lightInks.yellow },
    match: { fg: lightInks.red, bold: true },
  },
});
