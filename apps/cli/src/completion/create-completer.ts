import {
  gitCommands,
  rankCandidates,
  type Completer,
  type CompletionOffer,
  type Completions,
  type CompletionWorld,
  type Pool,
} from "@aish/completion";
import { createTools, type Tools } from "./completion-tools.ts";
import { metaSource } from "./meta-source.ts";
import { readPlace, type Place } from "./place.ts";
import { shellSource } from "./shell-source.ts";
import type { SlowPlaces } from "./slow-places.ts";
import { nothing, together, type Found } from "./source.ts";
import { variableSource } from "./variable-source.ts";

const none: CompletionOffer = {
  now: { start: 0, end: 0, candidates: [] },
  later: undefined,
};

/** Completes lines for the shell and meta commands. What it reads is kept between two requests. */
export function createCompleter(world: () => CompletionWorld, slow?: SlowPlaces): Completer {
  const tools = createTools(slow);
  return {
    complete(text, cursor, signal) {
      const seen = world();
      const place = readPlace(text, cursor, seen.shellVariables);
      if (place === undefined)
        return { ...none, now: { start: cursor, end: cursor, candidates: [] } };
      const found = withSlowFiles(() => find(place, seen, signal, tools), tools);
      const learned = place.kind === "shell" ? ordered(place.words, seen) : [];
      const ranked = (pools: readonly Pool[]): Completions => ({
        start: place.start,
        end: place.end,
        candidates: rankCandidates({ pools, learned }),
      });
      const now = ranked(found.pools);
      return { now, later: joined(found, signal, ranked, now) };
    },
    async warmUp() {
      await tools.commands.readAhead(world().path);
    },
  };
}

/** Nobody waits longer for files that lie far away. */
const longestLookMs = 1000;

/** Files in slow places are read meanwhile: with them, everything is looked for once more. */
function withSlowFiles(look: () => Found, { slow }: Tools): Found {
  const found = look();
  const { looking } = slow;
  if (looking === undefined) return found;
  const again = async (): Promise<readonly Pool[]> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, longestLookMs).unref();
    await Promise.race([looking, promise]);
    const { pools, late } = look();
    return [...pools, ...((await late) ?? [])];
  };
  return together([found, { pools: [], late: again() }]);
}

function find(place: Place, world: CompletionWorld, signal: AbortSignal, tools: Tools): Found {
  switch (place.kind) {
    case "meta":
      return metaSource(place, world);
    case "variable": {
      const end = place.isBraced ? "}" : "";
      return variableSource(place.value, { world }, (name) => name + end);
    }
    case "shell":
      return shellSource({ place, world, signal }, tools);
    default:
      return nothing;
  }
}

const usualOrder: ReadonlyMap<string, readonly string[]> = new Map([
  ["git", gitCommands.map(({ label }) => label)],
]);

/** What was used here before, and then what everybody uses most. */
function ordered(words: readonly string[], world: CompletionWorld): readonly string[] {
  const [command, ...others] = words;
  if (command === undefined) return [];
  const usual = others.length === 0 ? (usualOrder.get(command) ?? []) : [];
  return [...new Set([...world.learned(command, others), ...usual])];
}

async function lateCandidates(
  { pools }: Found,
  late: Promise<readonly Pool[]>,
  signal: AbortSignal,
  ranked: (pools: readonly Pool[]) => Completions,
  now: Completions,
): Promise<Completions | undefined> {
  try {
    const more = await late;
    if (signal.aborted) return undefined;
    const all = ranked([...pools, ...more]);
    return isSame(all, now) ? undefined : all;
  } catch {
    return undefined; // a source that fails late has nothing to offer
  }
}

function joined(
  found: Found,
  signal: AbortSignal,
  ranked: (pools: readonly Pool[]) => Completions,
  now: Completions,
): Promise<Completions | undefined> | undefined {
  if (found.late === undefined) return undefined;
  return lateCandidates(found, found.late, signal, ranked, now);
}

function isSame(a: Completions, b: Completions): boolean {
  return (
    a.candidates.length === b.candidates.length &&
    a.candidates.every((one, index) => {
      const other = b.candidates[index];
      return one.value === other?.value && one.description === other.description;
    })
  );
}
