import { draft, parseGitStatus, toGitRef } from "@aish/completion";
import type { Draft, GitFile } from "@aish/completion";
import { join, relative } from "node:path";
import type { Variables } from "../environment/variables.ts";
import type { Repository } from "../prompt/git/find-repository.ts";
import { harmlessFilters } from "../prompt/git/harmless-filters.ts";
import { runGit } from "../prompt/git/run-git.ts";
import { refDrafts } from "./git-repository.ts";

interface Asking {
  readonly cwd: string;
  readonly variables: Variables;
  readonly signal: AbortSignal;
}

const deadlineMs = 2000;

/** Files that differ from what is committed, as paths from `cwd`. */
export async function changedFiles(
  repository: Repository,
  asking: Asking,
): Promise<readonly GitFile[]> {
  const limited = {
    ...asking,
    signal: AbortSignal.any([asking.signal, AbortSignal.timeout(deadlineMs)]),
  };
  const filters = await harmlessFilters(repository, limited);
  if (filters === undefined) return [];
  const args = [...filters, "status", "--porcelain=v2", "-z", "--ignore-submodules=dirty"];
  const output = await gitOutput(args, { ...limited, cwd: repository.root });
  return parseGitStatus(output).map(({ path, state }) => ({
    path: relative(asking.cwd, join(repository.root, path)) || ".",
    state,
  }));
}

export function changeDrafts(
  files: readonly GitFile[],
  states: readonly GitFile["state"][],
): readonly Draft[] {
  return files
    .filter(({ state }) => states.includes(state))
    .map(({ path, state }) => draft(path, "target", state));
}

/** Git goes to `root` itself: that may take long. */
export async function askedRefs(root: string, asking: Asking): Promise<readonly Draft[]> {
  const args = ["-C", root, "for-each-ref", "--count=20000", "--format=%(refname)"];
  const output = await gitOutput(args, {
    ...asking,
    cwd: "/",
    signal: AbortSignal.any([asking.signal, AbortSignal.timeout(deadlineMs)]),
  });
  return refDrafts(output.split("\n").flatMap((path) => toGitRef(path) ?? []));
}

async function gitOutput(args: readonly string[], asking: Asking): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  const status = await runGit({
    ...asking,
    args,
    receive: (bytes) => (text += decoder.decode(bytes, { stream: true })),
  });
  return status === 0 ? text : "";
}
