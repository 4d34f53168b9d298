import type { TurnRecord } from "@aish/store";
import { ago, columns } from "./columns.ts";

/** Oldest first, a line each. */
export function turnList(turns: readonly TurnRecord[], width: number): string {
  if (turns.length === 0) return "nothing was said yet\n";
  const now = new Date();
  return columns(
    turns.map(({ seq, role, status, content, createdAt }) => [
      String(seq),
      ago(createdAt, now),
      status === "complete" ? role : `${role}, ${status}`,
      content.trim().split("\n", 1)[0] ?? "",
    ]),
    width,
  );
}
