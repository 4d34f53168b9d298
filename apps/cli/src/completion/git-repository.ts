import { draft, parseGitConfig, parsePackedRefs, toGitRef } from "@aish/completion";
import type { Draft, GitRef } from "@aish/completion";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "../prompt/git/find-repository.ts";
import { statOf } from "../stat-of.ts";
import { KeptFiles } from "./kept-file.ts";

/** Refs that are files of their own; with more of them git is asked. */
const mostLooseRefs = 2000;
const packedRefs = new KeptFiles(parsePackedRefs, 2_000_000);
const configs = new KeptFiles(parseGitConfig, 1_000_000);
const stashes = new KeptFiles(parseStashLog, 1_000_000);

/** By what their files and directories were when they were read. */
const kept = new Map<string, { readonly stamps: Stamps; readonly drafts: readonly Draft[] }>();
const mostRepositories = 16;
/** A ref made this shortly before a directory was read may not have changed its time. */
const racyMs = 50;

type Stamps = ReadonlyMap<string, string>;

/** Undefined: they are kept in a way that only git reads quickly. */
export function readRefs({ common }: Repository): readonly Draft[] | undefined {
  if (existsSync(join(common, "reftable"))) return undefined;
  const known = kept.get(common);
  if (known !== undefined && [...known.stamps].every(([path, stamp]) => stampOf(path) === stamp)) {
    return known.drafts;
  }
  kept.delete(common);
  const packed = join(common, "packed-refs");
  const stamps = new Map([[packed, stampOf(packed)]]);
  const refs = packedRefs.read(packed) ?? (existsSync(packed) ? undefined : []);
  if (refs === undefined) return undefined;
  const loose: GitRef[] = [];
  for (const family of ["heads", "tags", "remotes"]) {
    if (!walk(join(common, "refs"), family, { refs: loose, stamps })) return undefined;
  }
  const drafts = refDrafts([...loose, ...refs]);
  if (stamps.values().every((stamp) => stamp !== justNow)) kept.set(common, { stamps, drafts });
  const [oldest] = kept.keys();
  if (kept.size > mostRepositories && oldest !== undefined) kept.delete(oldest);
  return drafts;
}

const justNow = "just now";

function stampOf(path: string): string {
  const found = statOf(path);
  if (found === undefined) return "none";
  if (Date.now() - found.mtimeMs < racyMs) return justNow;
  return `${found.mtimeMs} ${found.ino} ${found.size}`;
}

export function refDrafts(refs: readonly GitRef[]): readonly Draft[] {
  const found = new Map<string, Draft>();
  for (const kind of ["branch", "remoteBranch", "tag"] as const) {
    for (const ref of refs) {
      if (ref.kind === kind && !found.has(ref.name)) {
        found.set(ref.name, draft(ref.name, "branch", said[kind]));
      }
    }
  }
  return [...found.values()];
}

const said = { branch: "branch", remoteBranch: "remote branch", tag: "tag" } as const;

interface Walked {
  readonly refs: GitRef[];
  readonly stamps: Map<string, string>;
}

/** Whether there were few enough. */
function walk(root: string, path: string, found: Walked): boolean {
  const directory = join(root, path);
  found.stamps.set(directory, stampOf(directory)); // before it is read, so that no change is missed
  try {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!walk(root, below, found)) return false;
        continue;
      }
      const ref = entry.name.endsWith(".lock") ? undefined : toGitRef(`refs/${below}`);
      if (ref !== undefined) found.refs.push(ref);
      if (found.refs.length > mostLooseRefs) return false;
    }
  } catch {
    // No such family yet: a repository without tags has no such directory.
  }
  return true;
}

export function readRemotes({ common }: Repository): readonly Draft[] {
  const remotes = configs.read(join(common, "config"))?.remotes ?? [];
  return [...new Set(remotes)].map((name) => draft(name, "host", "remote"));
}

/** The person's own and the repository's. */
export function readAliases(paths: readonly string[]): ReadonlyMap<string, string> {
  const all = paths.flatMap((path) => configs.read(path)?.aliases ?? []);
  return new Map(all.map(({ name, command }) => [name, command]));
}

export function readStashes({ common }: Repository): readonly Draft[] {
  return stashes.read(join(common, "logs/refs/stash")) ?? [];
}

/** The newest is the last line of the log and has the number 0. */
function parseStashLog(text: string): readonly Draft[] {
  const lines = text.split("\n").filter((line) => line !== "");
  return lines
    .toReversed()
    .map((line, index) => draft(`stash@{${index}}`, "branch", line.split("\t")[1] ?? ""));
}
