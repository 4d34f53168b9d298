import { assertNever } from "@aish/core";
import type { Draft, Pool } from "@aish/completion";
import { argumentSource } from "./argument-source.ts";
import type { Tools } from "./completion-tools.ts";
import { pathSource } from "./path-source.ts";
import { together, type Found, type SourceRequest } from "./source.ts";

/** What may stand at a place of a shell's line. */
export function shellSource(request: SourceRequest, tools: Tools): Found {
  const { place } = request;
  switch (place.role) {
    case "target":
    case "assignment":
      return pathSource(request, "any", tools);
    case "command": {
      if (place.value.includes("/") || place.hasTilde)
        return pathSource(request, "runnable", tools);
      const commands = commandSource(request, tools);
      // A directory may be entered by its name alone, which only who has typed a part of it means.
      return place.value === ""
        ? commands
        : together([commands, pathSource(request, "directories", tools)]);
    }
    case "argument":
      return argumentSource(request, tools);
    default:
      return assertNever(place.role);
  }
}

/** Where nothing was typed, nobody thinks of the directories of the PATH. */
function inOrder(all: readonly (readonly Draft[])[]): readonly Draft[] {
  const byName = new Map(all.flat().map((one) => [one.label, one]));
  return [...byName.keys()].toSorted().flatMap((name) => byName.get(name) ?? []);
}

function commandSource({ place, world }: SourceRequest, { commands }: Tools): Found {
  const names = place.isProgram ? [] : [...world.shellNames];
  const own = names.map(([label, kind]): Draft => ({
    label,
    description: kind,
    kind: kind === "keyword" ? "word" : kind,
    goesOn: false,
  }));
  const toPool = (drafts: readonly Draft[]): Pool => ({
    query: place.value,
    drafts,
    write: ({ label }) => place.quote(label),
  });
  const found = commands.drafts(world.path);
  return {
    pools: [toPool(own), ...(place.value === "" ? [inOrder(found.now)] : found.now).map(toPool)],
    late: found.late?.then((all) => all.map(toPool)),
  };
}
