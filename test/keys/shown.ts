import type { Screen } from "../cli/screen.ts";
import type { Shown } from "./key-case.ts";

/** Rows are tried by hundreds: one that fails should not take the time of all others. */
const deadlineMs = 2000;

export function shown(screen: Screen): Shown {
  const { beforeCursor: before, cursor } = screen;
  const rows = [...screen.lines()];
  while (rows.length <= cursor.row) rows.push("");
  const row = rows[cursor.row] ?? "";
  rows[cursor.row] = `${before}│${row.startsWith(before) ? row.slice(before.length) : ""}`;
  return rows.join("\n");
}

/** What is seen when it is as expected, or when that was waited for in vain. */
export async function shownAs(screen: Screen, expected: Shown): Promise<Shown> {
  try {
    await screen.waitFor(() => shown(screen) === expected, deadlineMs);
  } catch {
    // Two texts beside each other say more than what was waited for.
  }
  return shown(screen);
}
