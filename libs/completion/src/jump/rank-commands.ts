import { matchesInOrder } from "./matches-in-order.ts";

export interface UsedCommand {
  readonly command: string;
  readonly cwd: string;
  readonly failed: boolean;
}

export interface RankedCommand {
  readonly command: string;
  readonly score: number;
}

/**
 * What `x words` may mean, best first: a command counts one for each use, two more if that was here, and
 * one less if it failed. Of equals the one that was used last; `used` comes newest first.
 */
export function rankCommands(
  used: Iterable<UsedCommand>,
  words: readonly string[],
  cwd: string,
): readonly RankedCommand[] {
  const matches = matchesInOrder(words);
  const scores = new Map<string, number>();
  const others = new Set<string>();
  for (const { command, cwd: place, failed } of used) {
    if (others.has(command)) continue;
    const before = scores.get(command);
    if (before === undefined && !matches(command)) {
      others.add(command);
      continue;
    }
    scores.set(command, (before ?? 0) + 1 + (place === cwd ? 2 : 0) - (failed ? 1 : 0));
  }
  return Array.from(scores, ([command, score]) => ({ command, score })).toSorted(
    (left, right) => right.score - left.score,
  );
}
