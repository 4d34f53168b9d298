import type { HistoryRecord } from "@aish/store";
import { ago, columns, duration } from "./columns.ts";

/** Oldest first, as a person reads a history; `records` come newest first. */
export function historyList(records: readonly HistoryRecord[], now: Date, width: number): string {
  if (records.length === 0) return "nothing in the history matches\n";
  return columns(
    records
      .toReversed()
      .map((record) => [
        String(record.id),
        ago(record.startedAt, now),
        record.durationMs === undefined ? "" : duration(record.durationMs),
        endOf(record),
        record.actor === "user" ? "" : record.actor,
        record.command,
      ]),
    width,
  );
}

function endOf(record: HistoryRecord): string {
  if (record.signal !== undefined) return record.signal;
  if (record.lostAt !== undefined) return "lost";
  return record.exitCode === undefined ? "?" : String(record.exitCode);
}
