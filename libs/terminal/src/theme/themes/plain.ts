import type { Theme } from "../theme.ts";

/**
 * Only what the terminal decides on itself. Grey is `dim`, never bright black, which some palettes give
 * the colour of the background; neither white nor black nor yellow nor blue carries text for long.
 */
export const plain: Theme = {
  name: "plain",
  kind: "both",
  summary: "the 16 colours of the terminal, on any background",
  background: undefined,
  colours: {
    text: {},
    muted: { dim: true },
    faint: { dim: true },
    strong: { bold: true },
    accent: { fg: "cyan", bold: true },
    success: { fg: "green" },
    warning: { fg: "yellow" },
    error: { fg: "red" },
    info: { fg: "cyan" },
    selection: { inverse: true },
    match: { bold: true, underline: true },
    ghost: { dim: true },
    command: { bold: true },
    unknown: { fg: "red" },
    option: { fg: "cyan" },
    string: { fg: "green" },
    number: {},
    variable: { fg: "magenta" },
    operator: { bold: true },
    keyword: { fg: "magenta", bold: true },
    comment: { dim: true, italic: true },
    path: { underline: true },
    question: { fg: "magenta", bold: true },
    meta: { fg: "green", bold: true },
    directory: { fg: "cyan" },
    branch: { fg: "magenta" },
  },
};
