import type { Actor, HistoryId } from "@aish/core";
import type { SearchableLine } from "./line-table.ts";

/** A row of the history in memory. Its end is filled in when it is seen. */
export interface Remembered {
  /** Undefined until it is written down, and for what never is. */
  id: HistoryId | undefined;
  readonly command: string;
  readonly line: SearchableLine;
  readonly cwd: string;
  readonly actor: Actor;
  readonly sessionId: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly host: string | undefined;
  exitCode: number | undefined;
  signal: string | undefined;
  durationMs: number | undefined;
}

export function hasFailed({ exitCode, signal }: Remembered): boolean {
  return signal !== undefined || (exitCode !== undefined && exitCode !== 0);
}
