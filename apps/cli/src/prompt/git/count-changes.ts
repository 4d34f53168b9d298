import type { Repository } from "./find-repository.ts";
import { harmlessFilters } from "./harmless-filters.ts";
import { runGit, type GitRun } from "./run-git.ts";
import { StatusCounter, type StatusCount } from "./status-counter.ts";

/** Undefined if git cannot say: not installed, refuses the repository, or was stopped. */
export async function countChanges(
  repository: Repository,
  asking: Pick<GitRun, "variables" | "signal">,
): Promise<StatusCount | undefined> {
  const filters = await harmlessFilters(repository, asking);
  if (filters === undefined) return undefined;
  const counter = new StatusCounter();
  const status = await runGit({
    ...asking,
    cwd: repository.root,
    args: [
      ...filters,
      "status",
      "--porcelain=v2",
      "--branch",
      "--show-stash",
      // Looking into submodules takes long, and their configuration is somebody else's once more.
      "--ignore-submodules=dirty",
    ],
    receive: (bytes) => counter.push(bytes),
  });
  return status === 0 ? counter.result() : undefined;
}

/** A tag on the commit that is checked out. */
export async function tagAtHead(
  repository: Repository,
  asking: Pick<GitRun, "variables" | "signal">,
): Promise<string | undefined> {
  let text = "";
  const decoder = new TextDecoder();
  await runGit({
    ...asking,
    cwd: repository.root,
    args: [
      "for-each-ref",
      "--points-at=HEAD",
      "--count=1",
      "--sort=-version:refname",
      "--format=%(refname:lstrip=2)",
      "refs/tags",
    ],
    receive: (bytes) => (text += decoder.decode(bytes, { stream: true })),
  });
  const tag = text.trim();
  return tag === "" ? undefined : tag;
}
