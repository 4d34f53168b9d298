import { draft, gitCommands, type Draft, type GitFile, type Pool } from "@aish/completion";
import { join } from "node:path";
import { findRepository, type Repository } from "../prompt/git/find-repository.ts";
import { askedRefs, changedFiles, changeDrafts } from "./git-changes.ts";
import { readAliases, readRefs, readRemotes, readStashes } from "./git-repository.ts";
import type { SharedLookups } from "./shared-lookups.ts";
import type { SlowPlaces } from "./slow-places.ts";
import { nothing, type Found, type SourceRequest } from "./source.ts";

export interface GitTools {
  readonly changes: SharedLookups<readonly GitFile[]>;
  readonly refs: SharedLookups<readonly Draft[]>;
  readonly slow: SlowPlaces;
}

const refCommands = new Set(
  "checkout switch merge rebase branch log diff show cherry-pick reset revert tag describe worktree bisect restore blame rev-parse rev-list range-diff format-patch archive".split(
    " ",
  ),
);
const remoteCommands = new Set(["push", "pull", "fetch", "remote", "ls-remote"]);
const changed: Readonly<Record<string, readonly GitFile["state"][]>> = {
  add: ["modified", "untracked", "deleted", "conflicted"],
  checkout: ["modified", "deleted", "conflicted"],
  restore: ["modified", "deleted", "conflicted"],
  commit: ["modified", "deleted", "staged"],
  diff: ["modified", "deleted", "conflicted"],
  difftool: ["modified", "deleted", "conflicted"],
  reset: ["staged"],
  rm: ["deleted", "modified"],
  stash: ["modified", "untracked"],
};

/** Branches, tags, remotes, stashes and changed files, where a subcommand of git's wants them. */
export function gitSource(request: SourceRequest, tools: GitTools): Found {
  const { place, world } = request;
  if (place.words[0] !== "git" || place.value.startsWith("-") || place.option !== undefined) {
    return nothing;
  }
  const { cwd, rest } = gitWords(place.words, world.cwd);
  const isFar = tools.slow.has(cwd);
  const repository = isFar ? undefined : findRepository(cwd, world.variables);
  const [typed, ...operands] = rest;
  const files = [join(world.home, ".gitconfig"), join(world.home, ".config/git/config")];
  const aliases = readAliases(
    repository === undefined ? files : [...files, join(repository.common, "config")],
  );
  if (typed === undefined) {
    const own = [...aliases].map(([name, command]) => draft(name, "subcommand", command));
    return { pools: [pool([...own, ...gitCommands], request)] };
  }
  const command = aliases.get(typed)?.split(/\s+/)[0] ?? typed;
  if (isFar && refCommands.has(command) && !operands.includes("--")) {
    return { pools: [], late: lateRefs(cwd, cwd, request, tools) };
  }
  if (repository === undefined) return nothing;
  return ofCommand(command, operands, { ...request, world: { ...world, cwd } }, repository, tools);
}

function ofCommand(
  command: string,
  operands: readonly string[],
  request: SourceRequest,
  repository: Repository,
  tools: GitTools,
): Found {
  const pools: Pool[] = [];
  let late: Promise<readonly Pool[]> | undefined;
  const wantsFiles = operands.includes("--");
  const plain = operands.filter((word) => !word.startsWith("-"));
  const isSecond = remoteCommands.has(command) && plain.length > 0;
  if (!wantsFiles && (refCommands.has(command) || isSecond)) {
    const refs = readRefs(repository);
    if (refs !== undefined) pools.push(pool(refs, request));
    else late = lateRefs(repository.common, repository.root, request, tools);
  } else if (remoteCommands.has(command)) pools.push(pool(readRemotes(repository), request));
  if (command === "stash" && plain.length > 0) pools.push(pool(readStashes(repository), request));
  const states = changed[command];
  if (states === undefined) return { pools, late };
  const key = `${repository.root}\0${request.world.cwd}`;
  const known = tools.changes.known(key);
  if (known !== undefined) {
    pools.push(pool(changeDrafts(known, states), request));
    return { pools, late };
  }
  const files = tools.changes
    .find(key, request.signal, (signal) => changedFiles(repository, { ...asking(request), signal }))
    .then((found) => [pool(changeDrafts(found ?? [], states), request)]);
  const both = late === undefined ? files : Promise.all([late, files]).then((all) => all.flat());
  return { pools, late: both };
}

async function lateRefs(
  key: string,
  root: string,
  request: SourceRequest,
  { refs }: GitTools,
): Promise<readonly Pool[]> {
  const found = await refs.find(key, request.signal, (signal) =>
    askedRefs(root, { ...asking(request), signal }),
  );
  return [pool(found ?? [], request)];
}

function asking({ world }: SourceRequest): {
  readonly cwd: string;
  readonly variables: SourceRequest["world"]["variables"];
} {
  return { cwd: world.cwd, variables: { ...world.variables, PATH: world.path } };
}

function pool(drafts: readonly Draft[], { place }: SourceRequest): Pool {
  return { query: place.value, drafts, write: ({ label }) => place.quote(label) };
}

/** `git -C dir -c key=value commit …`: what follows git's own options. */
function gitWords(
  words: readonly string[],
  cwd: string,
): { readonly cwd: string; readonly rest: readonly string[] } {
  let at = 1;
  let directory = cwd;
  for (; at < words.length && words[at]?.startsWith("-") === true; at += 1) {
    if (words[at] === "-C")
      directory = join(
        words[at + 1]?.startsWith("/") === true ? "/" : directory,
        words[at + 1] ?? "",
      );
    if (/^(?:-C|-c|--git-dir|--work-tree|--namespace)$/.test(words[at] ?? "")) at += 1;
  }
  return { cwd: directory, rest: words.slice(at) };
}
