import type { Theme } from "../theme.ts";
import { inkTheme, type Inks } from "./ink-theme.ts";

const darkInks: Inks = {
  background: "#282828",
  text: "#ebdbb2",
  muted: "#a89984",
  faint: "#665c54",
  ghost: "#928374",
  selection: "#504945",
  red: "#fb5844",
  orange: "#fe8019",
  yellow: "#fabd2f",
  green: "#b8bb26",
  cyan: "#8ec07c",
  blue: "#83a598",
  violet: "#d3869b",
  pink: "#d3869b",
};

const lightInks: Inks = {
  background: "#fbf1c7",
  text: "#3c3836",
  muted: "#7c6f64",
  faint: "#d5c4a1",
  ghost: "#928374",
  selection: "#ebdbb2",
  red: "#9d0006",
  orange: "#af3a03",
  yellow: "#946110",
  green: "#746f0d",
  cyan: "#407755",
  blue: "#076678",
  violet: "#8f3f71",
  pink: "#8f3f71",
};

export const gruvboxDark: Theme = inkTheme({
  name: "gruvbox-dark",
  kind: "dark",
  summary: "the known palette, warm and worn",
  inks: darkInks,
  roles: {
    command: { fg: darkInks.green },
    string: { fg: darkInks.yellow },
    operator: { fg: darkInks.orange },
    accent: { fg: darkInks.orange, bold: true },
    match: { fg: darkInks.yellow, bold: true },
  },
});

export const gruvboxLight: Theme = inkTheme({
  name: "gruvbox-light",
  kind: "light",
  summary: "the known palette, warm and worn",
  inks: lightInks,
  roles: {
    command: { fg: lightInks.green },
    string: { fg: lightInks.yellow },
    operator: { fg: lightInks.orange },
    accent: { fg: lightInks.orange, bold: true },
  },
});
