import type { Actor, HistoryId } from "@aish/core";
import { QueryWords } from "./query-words.ts";
import type { SeenRow } from "./remembered.ts";

export interface FoundCommand {
  /** Of the newest row. */
  readonly id: HistoryId | undefined;
  readonly command: string;
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly durationMs: number | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly actor: Actor;
  readonly cwd: string;
  /** How often it is there within the scope. */
  readonly count: number;
  /** Offsets into the command of the letters that match. */
  readonly matches: readonly number[];
}

export interface FindQuery {
  readonly query: string;
  readonly isInScope: (row: SeenRow) => boolean;
  readonly limit: number;
}

/**
 * Each command once, with what is known of its newest row: those that hold every word in one piece before
 * those that hold them letter by letter, newest first. `visit` shows the rows newest first, whose lines
 * have numbers below `lines`.
 */
export function findCommands(
  visit: (see: (row: SeenRow) => void) => void,
  lines: number,
  { query, isInScope, limit }: FindQuery,
): readonly FoundCommand[] {
  const words = new QueryWords(query);
  const wasLookedAt = new Uint8Array(lines);
  const counts = new Uint32Array(lines);
  const whole: SeenRow[] = [];
  const loose: SeenRow[] = [];
  visit((row) => {
    if (!isInScope(row)) return;
    const { line } = row;
    counts[line.number] = (counts[line.number] ?? 0) + 1;
    if (wasLookedAt[line.number] === 1 || whole.length >= limit) return;
    wasLookedAt[line.number] = 1;
    const quality = words.match(line);
    if (quality === "whole") whole.push(kept(row));
    else if (quality === "loose" && loose.length < limit) loose.push(kept(row));
  });
  return [...whole, ...loose]
    .slice(0, limit)
    .map(({ id, command, line, exitCode, signal, durationMs, at, actor, cwd }) => ({
      id,
      command,
      exitCode,
      signal,
      durationMs,
      at,
      actor,
      cwd,
      count: counts[line.number] ?? 1,
      matches: words.placesIn(command),
    }));
}

/** What is seen may be another row with the next step. */
function kept({
  id,
  command,
  line,
  cwd,
  actor,
  sessionId,
  at,
  host,
  exitCode,
  signal,
  durationMs,
}: SeenRow): SeenRow {
  return { id, command, line, cwd, actor, sessionId, at, host, exitCode, signal, durationMs };
}
