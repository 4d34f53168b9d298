import type { StyledLine } from "@aish/terminal/screen";

/** Columns that a line takes. */
export function lineWidth(line: StyledLine): number {
  return line.reduce((sum, { text }) => sum + Bun.stringWidth(text), 0);
}
