const gap = 2;
const leastRoom = 24;

/** What something is called, and what it is: words that have no room beside it go on below each other. */
export function describedRows(
  rows: readonly (readonly [name: string, words: string])[],
  columns: number,
): string {
  const names = rows.map(([name]) => Bun.stringWidth(name));
  const widest = Math.max(0, ...names) + gap;
  const indent = columns - widest < leastRoom ? 2 * gap : widest;
  return rows
    .map(([name, words], at) => {
      const room = Math.max(1, columns - indent);
      const lines = words === "" ? [] : Bun.wrapAnsi(words, room).split("\n");
      const blanks = " ".repeat(indent);
      const isBeside = (names[at] ?? 0) + gap <= indent;
      const first =
        isBeside && lines.length > 0 ? name.padEnd(indent) + (lines.shift() ?? "") : name;
      return [first, ...lines.map((line) => blanks + line)].map((line) => `${line}\n`).join("");
    })
    .join("");
}
