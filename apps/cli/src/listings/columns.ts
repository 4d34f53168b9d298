/**
 * Rows in columns, two spaces apart, each line cut to `width` terminal columns. Cells have no colour
 * of their own; the last column takes what is left.
 */
export function columns(rows: readonly (readonly string[])[], width: number): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.slice(0, -1).entries()) {
      widths[at] = Math.max(widths[at] ?? 0, Bun.stringWidth(cell));
    }
  }
  return rows
    .map((row) => {
      const cells = row.map((cell, at) =>
        at === row.length - 1 ? cell : cell + " ".repeat((widths[at] ?? 0) - Bun.stringWidth(cell)),
      );
      return `${cut(cells.join("  ").trimEnd(), width)}\n`;
    })
    .join("");
}

/** Text on one line of at most `width` columns; control characters are shown, never sent. */
export function cut(text: string, width: number): string {
  const line = printable(text);
  if (Bun.stringWidth(line) <= width) return line;
  let kept = Bun.sliceAnsi(line, 0, width - 1);
  // A wide character on the edge is taken whole.
  if (Bun.stringWidth(kept) >= width) kept = Bun.sliceAnsi(line, 0, width - 2);
  return `${kept}…`;
}

export function printable(text: string): string {
  return printableText(text).replaceAll("\n", "⏎").replaceAll("\t", " ");
}

/** Text of others, with its lines and tabs: nothing else in it may steer the terminal or turn text round. */
export function printableText(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(/(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "·");
}

/** `12s ago`, `5m ago`, `3h ago`, `2d ago`, then the date; `?` for what a damaged row has for a time. */
export function ago(then: Date, now: Date): string {
  if (Number.isNaN(then.getTime())) return "?";
  const seconds = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
  if (seconds < 60) return `${seconds}s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}h ago`;
  if (seconds < 30 * 86_400) return `${Math.floor(seconds / 86_400)}d ago`;
  return then.toISOString().slice(0, 10);
}

/** `0.4s`, `12s`, `3m20s`, `2h05m`. */
export function duration(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)}s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`;
  return `${Math.floor(seconds / 3600)}h${two(Math.floor((seconds % 3600) / 60))}m`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
