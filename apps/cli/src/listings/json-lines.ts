/** Rows under the names of the table's columns, as one JSON array. */
export function jsonLines(rows: readonly object[]): string {
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}
