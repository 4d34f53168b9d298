import { rankCommands, rankDirectories } from "@aish/completion";
import { resolve } from "node:path";
import { slowPlaces } from "../completion/slow-places.ts";
import type { Records } from "../records.ts";
import { isGone } from "./is-gone.ts";
import { hasFailed, type SeenRow } from "./remembered.ts";

/** Directories that are looked at; those visited last. */
const mostDirectories = 10_000;
const mostCandidates = 20;
/** Of those that may be gone, at one jump. */
const mostLooked = 50;

export interface DirectoryJump {
  /** Undefined if no words were given: then there is only a choice. */
  readonly path: string | undefined;
  /** Best first, and all of them there. */
  readonly candidates: readonly string[];
}

export interface JumpPlace {
  readonly cwd: string;
  readonly now: number;
  readonly isDirectory: (path: string) => boolean;
}

/** Where `z words` goes. Undefined if nowhere. One word that is a directory is that directory. */
export function findDirectory(
  records: Records,
  words: readonly string[],
  { cwd, now, isDirectory }: JumpPlace,
): DirectoryJump | undefined {
  const [only] = words;
  if (words.length === 1 && only !== undefined && only !== "") {
    const named = resolve(cwd, only);
    if (isDirectory(named)) return { path: named, candidates: [named] };
  }
  const candidates: string[] = [];
  for (const path of ranked(records, words, now)) {
    if (path === cwd) continue;
    // Where a look may take long, what was there is taken to be there.
    if (!slowPlaces.has(path) && !isDirectory(path)) continue;
    candidates.push(path);
    if (candidates.length === mostCandidates) break;
  }
  const [best] = candidates;
  if (best === undefined) return undefined;
  return { path: words.length === 0 ? undefined : best, candidates };
}

/** Directories that match and were removed since: they are offered no more. To be called when it is jumped. */
export function forgetGone(
  records: Records,
  words: readonly string[],
  { now, isDirectory }: Pick<JumpPlace, "isDirectory" | "now">,
): void {
  for (const path of ranked(records, words, now).slice(0, mostLooked)) {
    if (slowPlaces.has(path) || isDirectory(path) || !isGone(path)) continue;
    records.attempt(({ directories }) => directories.forget(path), undefined);
  }
}

/** Best first, whether there or not. */
function ranked(records: Records, words: readonly string[], now: number): readonly string[] {
  const visited = records.attempt(({ directories }) => directories.visited(mostDirectories), []);
  const places = visited.map(({ path, visits, lastVisit }) => ({
    path,
    visits,
    lastVisit: lastVisit.getTime(),
  }));
  return rankDirectories(places, words, now).map(({ path }) => path);
}

export interface CommandJump {
  /** Undefined if no words were given: then there is only a choice. */
  readonly command: string | undefined;
  readonly candidates: readonly string[];
}

/** What `x words` runs again. `rows` come newest first. Undefined if nothing matches. */
export function findCommand(
  rows: Iterable<SeenRow>,
  words: readonly string[],
  cwd: string,
): CommandJump | undefined {
  const candidates = rankCommands(typedCommands(rows), words, cwd)
    .slice(0, mostCandidates)
    .map(({ command }) => command);
  const [best] = candidates;
  if (best === undefined) return undefined;
  return { command: words.length === 0 ? undefined : best, candidates };
}

function* typedCommands(
  rows: Iterable<SeenRow>,
): Iterable<{ readonly command: string; readonly cwd: string; readonly failed: boolean }> {
  for (const row of rows) {
    if (row.actor !== "user" || row.exitCode === 127 || /^[xz](?:\s|$)/.test(row.command)) continue;
    yield { command: row.command, cwd: row.cwd, failed: hasFailed(row) };
  }
}
