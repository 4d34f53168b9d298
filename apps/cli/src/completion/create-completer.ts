import {
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
import { nothing, type Found } from "./source.ts";
import { variableSource } from "./variable-source.ts";

const none: CompletionOffer = {
  now: { start: 0, end: 0, candidates: [] },
  later: undefined,
};

/** Completes lines for the shell and meta commands. What it reads is kept between two requests. */
export function createCompleter(world: () => CompletionWorld): Completer {
  const tools = createTools();
  return {
    complete(text, cursor, signal) {
      const seen = world();
      const place = readPlace(text, cursor, seen.variables);
      if (place === undefined)
        return { ...none, now: { start: cursor, end: cursor, candidates: [] } };
      const found = find(place, seen, signal, tools);
      const learned = place.kind === "shell" ? learnedAt(place.words, seen) : [];
      const ranked = (pools: readonly Pool[]): Completions => ({
        start: place.start,
        end: place.end,
        candidates: rankCandidates({ pools, learned }),
      });
      const now = ranked(found.pools);
      return { now, later: joined(found, signal, ranked, now) };
    },
    async warmUp() {
      for (const directory of world().path.split(":")) {
        tools.commands.drafts(directory);
        await Bun.sleep(0);
      }
    },
  };
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

function learnedAt(words: readonly string[], world: CompletionWorld): readonly string[] {
  const [command, ...others] = words;
  return command === undefined ? [] : world.learned(command, others);
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
