import type { Terminal } from "./terminal.ts";

/** Stands behind an output that did not end its line. */
export const openLineMark = "\u001B[0;2m⏎\u001B[0m";

/**
 * Marks an output that did not end its line, and ends it. Nobody knows what a program printed to the
 * terminal: the mark and its blanks fill one row exactly, so that they go on to the next row if something
 * stood in this one, and are wiped out if not.
 */
export function endOfOutput({ isPlain, size }: Terminal): string {
  return isPlain ? "" : `${openLineMark}${" ".repeat(Math.max(0, size.columns - 1))}\r\u001B[K`;
}
