import {
  draft,
  rankCandidates,
  type Candidate,
  type Completer,
  type Completions,
  type Draft,
  type Pool,
} from "@aish/completion";
import type { Kernel } from "@aish/kernel";
import type { CommandDeclaration } from "@aish/syntax";
import { createTools } from "../completion/completion-tools.ts";
import { pathSource } from "../completion/path-source.ts";
import { together, type Found } from "../completion/source.ts";
import { variableSource } from "../completion/variable-source.ts";
import { kaiPlace, type KaiPlace } from "./kai-place.ts";

/** Names, flags, variables and files in an entry of the kai language. */
export function createKaiCompleter(kernel: Kernel, home: string): Completer {
  const tools = createTools();
  const pathVariable = (): string => {
    const path = kernel.variable("PATH");
    return typeof path === "string" ? path : "";
  };
  return {
    complete(text, cursor, signal) {
      const place = kaiPlace(text, cursor);
      const ranked = (pools: readonly Pool[]): Completions => ({
        start: place.start,
        end: cursor,
        candidates: rankCandidates({ pools, learned: [] }),
      });
      if (place.kind === "variable")
        return { now: ranked(variables(place, kernel)), later: undefined };
      const files = (): Found =>
        pathSource({ place: place.path, world: { cwd: kernel.cwd, home } }, "any", tools);
      const whole = async ({ pools, late }: Found): Promise<Completions | undefined> => {
        const more = await late;
        return more === undefined || signal.aborted ? undefined : ranked([...pools, ...more]);
      };
      if (place.kind === "command") {
        const own: Found = { pools: [commandPool(place, kernel)] };
        const found = together([own, programs(place, pathVariable(), tools), files()]);
        const now = ranked(found.pools);
        const later = whole(found).then(async (all) => {
          const told = await described(all ?? now, kernel, signal);
          return signal.aborted ? undefined : (told ?? all);
        });
        return { now, later };
      }
      const { command } = place;
      if (!place.value.startsWith("-") || command === undefined || kernel.hasFunction(command)) {
        const found = files();
        return {
          now: ranked(found.pools),
          later: found.late === undefined ? undefined : whole(found),
        };
      }
      const later = flagPool(command, place, kernel).then((pool) =>
        pool === undefined || signal.aborted ? undefined : ranked([pool]),
      );
      return { now: ranked([]), later };
    },
    async warmUp() {
      for (const directory of pathVariable().split(":")) {
        tools.commands.drafts(directory);
        await Bun.sleep(0);
      }
    },
  };
}

type Tools = ReturnType<typeof createTools>;
type WordPlace = Exclude<KaiPlace, { kind: "variable" }>;

function worldOf(kernel: Kernel): {
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
} {
  const values = kernel.variableNames.map((name) => {
    const value = kernel.variable(name);
    return [name, typeof value === "string" ? value : ""];
  });
  return { cwd: kernel.cwd, variables: Object.fromEntries(values) };
}

function variables(
  { value, isBraced }: Extract<KaiPlace, { kind: "variable" }>,
  kernel: Kernel,
): readonly Pool[] {
  const end = isBraced ? "}" : "";
  return variableSource(value, { world: worldOf(kernel) }, (name) => name + end).pools;
}

function commandPool({ value, write }: WordPlace, kernel: Kernel): Pool {
  const drafts = kernel.commandNames.map((name) =>
    draft(name, kernel.hasFunction(name) ? "function" : "builtin"),
  );
  return { query: value, drafts, write: ({ label }) => write(label) };
}

function programs({ value, write }: WordPlace, path: string, tools: Tools): Found {
  const toPool = (drafts: readonly Draft[]): Pool => ({
    query: value,
    drafts,
    write: ({ label }) => write(label),
  });
  const found = tools.commands.drafts(path);
  return {
    pools: found.now.map(toPool),
    late: found.late?.then((all) => all.map(toPool)),
  };
}

const mostDescribed = 60;

/** What a builtin says of itself is in its module, which is only loaded when it is looked at. */
async function described(
  { start, end, candidates }: Completions,
  kernel: Kernel,
  signal: AbortSignal,
): Promise<Completions | undefined> {
  let loaded = 0;
  const all: Candidate[] = [];
  for (const one of candidates) {
    if (one.kind !== "builtin" || (loaded += 1) > mostDescribed) {
      all.push(one);
      continue;
    }
    const declaration = await kernel.declaration(one.label);
    if (signal.aborted) return undefined;
    all.push({ ...one, description: declaration?.summary ?? "" });
  }
  return loaded === 0 ? undefined : { start, end, candidates: all };
}

async function flagPool(
  command: string,
  { value, write }: WordPlace,
  kernel: Kernel,
): Promise<Pool | undefined> {
  const declaration = await kernel.declaration(command);
  if (declaration === undefined) return undefined;
  return { query: value, drafts: flagDrafts(declaration), write: ({ label }) => write(label) };
}

function flagDrafts({ flags }: CommandDeclaration): readonly Draft[] {
  const all = flags.flatMap(({ long, short, summary }) => [
    ...(long === undefined ? [] : [draft(`--${long}`, "option", summary)]),
    ...(short === undefined || !/^\w$/.test(short) ? [] : [draft(`-${short}`, "option", summary)]),
  ]);
  return [...all, draft("--help", "option", "say what it does and how it is used")];
}
