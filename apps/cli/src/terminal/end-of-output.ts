/**
 * Marks an output that did not end its line, and ends it. Nobody knows what a program printed to the
 * terminal: the mark and its blanks fill one row exactly, so that they go on to the next row if something
 * stood in this one, and are wiped out if not.
 */
export function endOfOutput(columns: number): string {
  return `\u001B[0;2m⏎\u001B[0m${" ".repeat(Math.max(0, columns - 1))}\r\u001B[K`;
}
