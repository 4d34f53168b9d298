import type { Actor, HistoryId } from "@aish/core";
import type { SearchableLine } from "./line-table.ts";

/** A row of the history as a look at all of them shows it: it may be another one with the next step. */
export interface SeenRow {
  /** Undefined until it is written down, and for what never is. */
  readonly id: HistoryId | undefined;
  readonly command: string;
  readonly line: SearchableLine;
  readonly cwd: string;
  readonly actor: Actor;
  readonly sessionId: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly host: string | undefined;
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly durationMs: number | undefined;
}

/** A row of the history in memory. Its end is filled in when it is seen. */
export interface Remembered extends SeenRow {
  id: HistoryId | undefined;
  exitCode: number | undefined;
  signal: string | undefined;
  durationMs: number | undefined;
}

export function hasFailed({ exitCode, signal }: SeenRow): boolean {
  return signal !== undefined || (exitCode !== undefined && exitCode !== 0);
}
