import type { StyledLine } from "../screen/styled.ts";
import type { PagerView } from "./pager.ts";
import { withoutSteering } from "./without-steering.ts";

const begin = "\u001B[?2026h\u001B[?25l";
const end = "\u001B[?2026l";

/** What turns one screen into the next: the rows that differ, after a scroll where that makes them fewer. */
export function screenBytes(before: PagerView | undefined, next: PagerView): string {
  const rows = bytesOf(next);
  const old = before === undefined ? [] : bytesOf(before);
  const out: string[] = [begin];
  if (before === undefined) out.push("\u001B[H\u001B[2J");
  const shift = before === undefined ? undefined : bestShift(old, rows);
  let shown = old;
  if (shift !== undefined) {
    const { by, first, last } = shift;
    out.push(`\u001B[m\u001B[${first + 1};${last + 1}r`);
    out.push(by > 0 ? `\u001B[${by}S` : `\u001B[${-by}T`, "\u001B[r");
    shown = old.map((row, at) => {
      if (at < first || at > last) return row;
      return at + by >= first && at + by <= last ? (old[at + by] ?? "") : "";
    });
  }
  let changed = 0;
  for (const [at, row] of rows.entries()) {
    if (before !== undefined && shown[at] === row) continue;
    changed += 1;
    // Cleared first: behind a row that fills the screen the last column would be.
    out.push(`\u001B[${at + 1};1H\u001B[m\u001B[K${row}`);
  }
  if (changed === 0 && shift === undefined && sameCursor(before, next)) return "";
  const { cursor } = next;
  if (cursor !== undefined) out.push(`\u001B[${cursor.row + 1};${cursor.column + 1}H\u001B[?25h`);
  out.push("\u001B[m", end);
  return out.join("");
}

/** A screen is first the next and then the one before. */
const known = new WeakMap<PagerView, readonly string[]>();

function bytesOf(view: PagerView): readonly string[] {
  const found = known.get(view) ?? view.rows.map(rowBytes);
  known.set(view, found);
  return found;
}

/** A line with its colours, as it may be written anywhere: nothing in its texts steers the terminal. */
export function rowBytes(line: StyledLine): string {
  return line
    .map(({ text, sgr }) => {
      const shown = withoutSteering(text);
      return sgr === "" ? shown : `\u001B[${sgr}m${shown}\u001B[m`;
    })
    .join("");
}

function sameCursor(one: PagerView | undefined, other: PagerView): boolean {
  return (
    one !== undefined &&
    one.cursor?.row === other.cursor?.row &&
    one.cursor?.column === other.cursor?.column
  );
}

interface Shift {
  /** Upward if it is above 0. */
  readonly by: number;
  readonly first: number;
  readonly last: number;
}

/** The bars at both ends stay where they are. */
function bestShift(old: readonly string[], rows: readonly string[]): Shift | undefined {
  if (old.length !== rows.length || rows.length < 6) return undefined;
  const first = 1;
  const last = rows.length - 2;
  let best: Shift | undefined;
  let most = countSame(old, rows, 0, first, last);
  const needed = Math.ceil((last - first + 1) / 2);
  for (const size of [1, 2, 3, 4, 5, 6, Math.ceil(rows.length / 2)]) {
    for (const by of [size, -size]) {
      const same = countSame(old, rows, by, first, last);
      if (same <= most || same < needed) continue;
      most = same;
      best = { by, first, last };
    }
  }
  return best;
}

function countSame(
  old: readonly string[],
  rows: readonly string[],
  by: number,
  first: number,
  last: number,
): number {
  let same = 0;
  for (let at = first; at <= last; at += 1) {
    const from = at + by;
    if (from >= first && from <= last && old[from] === rows[at] && rows[at] !== "") same += 1;
  }
  return same;
}
