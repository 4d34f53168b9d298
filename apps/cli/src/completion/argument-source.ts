import { draft, type Draft, type FishRule, type OwnName, type Pool } from "@aish/completion";
import { askBash } from "./ask-bash.ts";
import { askFish } from "./ask-fish.ts";
import type { Tools } from "./completion-tools.ts";
import { gitSource } from "./git-source.ts";
import { helpSource } from "./help-source.ts";
import { hostSource } from "./host-source.ts";
import { pathSource, type PathFilter } from "./path-source.ts";
import { listProcesses } from "./process-list.ts";
import { projectSource } from "./project-source.ts";
import { ruleSource, signalPool, type RuleFound } from "./rule-source.ts";
import { nothing, together, type Found, type SourceRequest } from "./source.ts";
import { askToolList, toolListsFor } from "./tool-lists.ts";
import { variableSource } from "./variable-source.ts";

const directoryCommands = new Set(["cd", "rmdir", "pushd", "chdir", "z"]);
const hostCommands = new Set([
  "ssh",
  "mosh",
  "sftp",
  "ssh-copy-id",
  "ping",
  "telnet",
  "host",
  "dig",
]);
const copyCommands = new Set(["scp", "rsync"]);
const jobCommands = new Set(["fg", "bg", "kill", "wait", "disown", "jobs"]);
const variableCommands = new Set(["export", "unset", "printenv", "declare", "typeset", "readonly"]);
const commandCommands = new Set([
  "which",
  "type",
  "whereis",
  "man",
  "whatis",
  "command",
  "hash",
  "help",
]);

/** An argument of a command: what is particular to it, what rules say, what it said itself, files. */
export function argumentSource(request: SourceRequest, tools: Tools): Found {
  const { place } = request;
  const [command = ""] = place.words;
  if (directoryCommands.has(command) && !place.value.startsWith("-")) {
    return pathSource(request, "directories", tools);
  }
  const particular = particularSource(command, request, tools);
  if (particular !== undefined) return particular;
  const rules = tools.fishFiles.rules(command, request.world);
  if (!(rules instanceof Promise)) return withRules(rules, request, tools);
  const known = withoutRules(request, tools);
  const late = rules.then(async (read) => {
    const found = withRules(read, request, tools);
    return [...found.pools, ...((await found.late) ?? [])];
  });
  return { pools: known.pools, late };
}

/** While the rules are being read: what does not depend on them. */
function withoutRules(request: SourceRequest, tools: Tools): Found {
  return together([gitSource(request, tools), projectSource(request), learnedSource(request)]);
}

function withRules(rules: readonly FishRule[], request: SourceRequest, tools: Tools): Found {
  const { place } = request;
  const ruled = ruleSource(rules, request, (name, words) =>
    callSource(name, words, request, tools),
  );
  const special = together([
    ...(ruled.isValue
      ? []
      : [gitSource(request, tools), projectSource(request), learnedSource(request)]),
    ruled,
  ]);
  const asked = askedSource(request, ruled, tools);
  const isOption = place.value.startsWith("-") && place.option === undefined;
  const files = isOption ? nothing : filesSource(request, ruled, tools);
  return together([special, asked, files]);
}

/** Commands whose arguments are known here better than anybody could tell. */
function particularSource(
  command: string,
  request: SourceRequest,
  tools: Tools,
): Found | undefined {
  const { place, world } = request;
  const { value, quote } = place;
  const isOption = value.startsWith("-");
  if (command === "kill" && isOption && place.words.length === 1) {
    return { pools: [signalPool(place)] };
  }
  if (jobCommands.has(command) && !isOption) {
    const jobs = ownPool(world.own.jobs(), value);
    if (command !== "kill") return { pools: [jobs] };
    return { pools: [jobs], late: processes(request, tools) };
  }
  if (variableCommands.has(command) && !isOption) return variableSource(value, request, quote);
  if (commandCommands.has(command) && !isOption) {
    const found = tools.commands.drafts(world.path);
    const toPool = (drafts: readonly Draft[]): Pool => ({
      query: value,
      drafts,
      write: ({ label }) => quote(label),
    });
    const own = [...world.shellNames].map(([name, kind]) =>
      draft(name, kind === "keyword" ? "word" : kind, kind),
    );
    return {
      pools: [toPool(own), ...found.now.map(toPool)],
      late: found.late?.then((all) => all.map(toPool)),
    };
  }
  if (
    hostCommands.has(command) &&
    !isOption &&
    place.option === undefined &&
    isFirstOperand(place.words)
  ) {
    return hostSource(request, false);
  }
  if (copyCommands.has(command) && !isOption && !value.includes("/")) {
    return together([hostSource(request, true), pathSource(request, "any", tools)]);
  }
  return undefined;
}

function isFirstOperand(words: readonly string[]): boolean {
  return words.slice(1).every((word) => word.startsWith("-"));
}

function ownPool(names: readonly OwnName[], query: string): Pool {
  const drafts = names.map(({ name, description, kind }) => draft(name, kind, description));
  return { query, drafts, write: ({ label }) => label };
}

async function processes({ place, signal }: SourceRequest, tools: Tools): Promise<readonly Pool[]> {
  const drafts = await tools.lists.find("processes", signal, listProcesses);
  return [{ query: place.value, drafts: drafts ?? [], write: ({ label }) => label }];
}

/** Words that followed this command before and that no other source may know. */
function learnedSource({ place, world }: SourceRequest): Found {
  const [command = "", ...words] = place.words;
  const isOption = place.value.startsWith("-");
  const drafts = world
    .learned(command, words)
    .filter((word) => word.startsWith("-") === isOption)
    .map((word) => draft(word, "history", "used before"));
  return { pools: [{ query: place.value, drafts, write: ({ label }) => place.quote(label) }] };
}

function filesSource(request: SourceRequest, ruled: RuleFound, tools: Tools): Found {
  const { value } = request.place;
  const asksForPath = value.includes("/") || request.place.hasTilde;
  if (!ruled.takesFiles && !asksForPath && ruled.isKnown) return nothing;
  return pathSource(request, "any", tools);
}

/** What fish lists by its own functions and can be had here without it. */
function callSource(
  name: string,
  words: readonly string[],
  request: SourceRequest,
  tools: Tools,
): Found | undefined {
  const { place } = request;
  const toPool = (drafts: readonly Draft[]): Found => ({
    pools: [{ query: place.value, drafts, write: ({ label }) => place.quote(label) }],
  });
  switch (name) {
    case "__fish_complete_directories":
      return pathSource(request, "directories", tools);
    case "__fish_complete_path":
    case "__fish_complete_suffix":
      return pathSource(request, "any" satisfies PathFilter, tools);
    case "__fish_print_hostnames":
    case "__fish_complete_user_at_hosts":
      return hostSource(request, false);
    case "__fish_complete_users":
      return toPool(tools.users.all().map((user) => draft(user.name, "word", user.fullName)));
    case "__fish_complete_pids":
      return { pools: [], late: processes(request, tools) };
    case "seq":
      return words.length === 1 ? toPool(numbers(Number(words[0]))) : undefined;
    default:
      return undefined;
  }
}

function numbers(most: number): readonly Draft[] {
  const length = Number.isInteger(most) ? Math.min(most, 100) : 0;
  return Array.from({ length }, (_, index) => draft(String(index + 1), "word"));
}

/** Other programs, asked once for a place whatever of the word was typed, so that typing on asks nobody. */
function askedSource(request: SourceRequest, ruled: RuleFound, tools: Tools): Found {
  const { place, world, signal } = request;
  const toPool = (drafts: readonly Draft[]): Pool => ({
    query: place.value,
    drafts,
    write: ({ label }) => place.quote(label),
  });
  if (place.words.length === 0 || place.words[0]?.startsWith("/") === true) return nothing;
  const head = /^-{0,2}/.exec(place.value)?.[0] ?? "";
  const lists = toolListsFor(place.words);
  if (lists.length > 0 && head === "" && place.option === undefined) {
    const key = lists.map(({ argv }) => argv.join(" ")).join("\0");
    const late = tools.lists.find(key, signal, async (one) => {
      const all = await Promise.all(lists.map((list) => askToolList(list, world, one)));
      return all.flat();
    });
    return { pools: [], late: late.then((drafts) => [toPool(drafts ?? [])]) };
  }
  // git's own places are known here; fish would look for all of them again.
  if (place.words[0] === "git" && ruled.isKnown) return nothing;
  const prefix = place.option === undefined ? head : `${place.option}=`;
  const words = [...place.words, prefix];
  const key = words.join("\0"); // wherever: they are asked in one place
  const strip = (drafts: readonly Draft[]): readonly Draft[] =>
    place.option === undefined ? drafts : drafts.map((one) => behindOption(one, prefix));
  const offered = (drafts: readonly Draft[]): Pool => toPool(strip(drafts));
  const help = ruled.isKnown ? nothing : helpSource(request, tools);
  const known = tools.lists.known(key);
  if (known !== undefined) return { pools: [offered(known), ...help.pools], late: help.late };
  const asked = tools.lists.find(key, signal, async (one) => {
    const fish = (await askFish(words, world, one)) ?? [];
    return fish.length > 0 ? fish : ((await askBash(words, world, one)) ?? []);
  });
  const late = Promise.all([asked, help.late]).then(([drafts, more]) => [
    offered(drafts ?? []),
    ...(more ?? []),
  ]);
  return { pools: help.pools, late };
}

function behindOption(one: Draft, prefix: string): Draft {
  if (!one.label.startsWith(prefix)) return one;
  return { ...one, kind: "word", label: one.label.slice(prefix.length) };
}
