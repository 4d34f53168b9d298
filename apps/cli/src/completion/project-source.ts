import { parseJustfile, parseMakefile, parsePackageScripts, parseTaskfile } from "@aish/completion";
import type { Draft } from "@aish/completion";
import { dirname, join, resolve } from "node:path";
import { KeptFiles } from "./kept-file.ts";
import { nothing, type Found, type SourceRequest } from "./source.ts";

const mostBytes = 1_000_000;
const makefiles = new KeptFiles(parseMakefile, mostBytes);
const packages = new KeptFiles(parsePackageScripts, mostBytes);
const justfiles = new KeptFiles(parseJustfile, mostBytes);
const taskfiles = new KeptFiles(parseTaskfile, mostBytes);

/** What this project can be told to do: targets of make, scripts of its package, recipes, tasks. */
export function projectSource({ place, world }: Pick<SourceRequest, "place" | "world">): Found {
  if (place.option !== undefined || place.value.startsWith("-")) return nothing;
  const drafts = ofCommand(place.words, world.cwd);
  if (drafts.length === 0) return nothing;
  return { pools: [{ query: place.value, drafts, write: ({ label }) => place.quote(label) }] };
}

function ofCommand(words: readonly string[], cwd: string): readonly Draft[] {
  const [command = "", first] = words;
  const operands = words.slice(1).filter((word) => !word.startsWith("-"));
  switch (command) {
    case "make":
    case "gmake":
      return makeTargets(words, cwd);
    case "npm":
    case "pnpm":
      return /^(?:run|run-script|rum|urn)$/.test(first ?? "") && operands.length === 1
        ? scripts(cwd)
        : [];
    case "bun":
    case "yarn":
      if (operands.length === 0) return scripts(cwd);
      return first === "run" && operands.length === 1 ? scripts(cwd) : [];
    case "just":
      return nearest(cwd, ["justfile", "Justfile", ".justfile"], justfiles) ?? [];
    case "task":
    case "go-task":
      return nearest(cwd, ["Taskfile.yml", "Taskfile.yaml", "taskfile.yml"], taskfiles) ?? [];
    default:
      return [];
  }
}

function scripts(cwd: string): readonly Draft[] {
  return nearest(cwd, ["package.json"], packages) ?? [];
}

/** In the directory of `-C`, from the file of `-f`. */
function makeTargets(words: readonly string[], cwd: string): readonly Draft[] {
  const after = (flag: string): string | undefined => {
    const at = words.indexOf(flag);
    return at < 0 ? undefined : words[at + 1];
  };
  const directory = resolve(cwd, after("-C") ?? ".");
  const named = after("-f");
  const names = named === undefined ? ["GNUmakefile", "makefile", "Makefile"] : [named];
  for (const name of names) {
    const found = makefiles.read(resolve(directory, name));
    if (found !== undefined) return found;
  }
  return [];
}

function nearest(
  cwd: string,
  names: readonly string[],
  files: KeptFiles<readonly Draft[]>,
): readonly Draft[] | undefined {
  for (let at = cwd; ; at = dirname(at)) {
    for (const name of names) {
      const found = files.read(join(at, name));
      if (found !== undefined) return found;
    }
    if (dirname(at) === at) return undefined;
  }
}
