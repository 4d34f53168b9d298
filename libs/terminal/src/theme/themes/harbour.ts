import type { Theme } from "../theme.ts";
import { inkTheme, type Inks } from "./ink-theme.ts";

const darkInks: Inks = {
  background: "#0e1a24",
  text: "#d5e4ec",
  muted: "#86a0b0",
  faint: "#3a5262",
  ghost: "#6b8798",
  selection: "#1d4f63",
  red: "#f28b82",
  orange: "#f0a77b",
  yellow: "#dfcf86",
  green: "#7fd6a0",
  cyan: "#5cd2d6",
  blue: "#6db7ee",
  violet: "#a9aef5",
  pink: "#e0a3d6",
};

const lightInks: Inks = {
  background: "#f3f8fa",
  text: "#15303f",
  muted: "#55707f",
  faint: "#c2d3db",
  ghost: "#788f9c",
  selection: "#c4e4ec",
  red: "#b5352c",
  orange: "#9b4f12",
  yellow: "#70600a",
  green: "#137046",
  cyan: "#006b78",
  blue: "#0e5f9e",
  violet: "#5748b5",
  pink: "#97387f",
};

export const harbourDark: Theme = inkTheme({
  name: "harbour-dark",
  kind: "dark",
  summary: "blue and green, as deep water",
  inks: darkInks,
  roles: {
    accent: { fg: darkInks.cyan, bold: true },
    command: { fg: darkInks.cyan },
    option: { fg: darkInks.blue },
    directory: { fg: darkInks.blue },
  },
});

export const harbourLight: Theme = inkTheme({
  name: "harbour-light",
  kind: "light",
  summary: "blue and green, as shallow water",
  inks: lightInks,
  roles: {
    accent: { fg: lightInks.cyan, bold: true },
    command: { fg: lightInks.cyan },
    option: { fg: lightInks.blue },
    directory: { fg: lightInks.blue },
  },
});
