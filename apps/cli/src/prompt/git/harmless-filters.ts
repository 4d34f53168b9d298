import { join } from "node:path";
import { readFileSync, statSync } from "node:fs";
import type { Repository } from "./find-repository.ts";
import { runGit, type GitRun } from "./run-git.ts";

type Asking = Pick<GitRun, "variables" | "signal">;

/**
 * Options that switch off the filters which the repository's own configuration defines: git runs
 * them to see whether a file was changed. The person's own, of git-lfs for one, stay. Undefined if it
 * cannot be found out.
 */
export async function harmlessFilters(
  repository: Repository,
  asking: Asking,
): Promise<readonly string[] | undefined> {
  const files = [join(repository.common, "config"), join(repository.directory, "config.worktree")];
  if (!files.some(mayDefineFilters)) return [];
  const decoder = new TextDecoder();
  let text = "";
  const status = await runGit({
    ...asking,
    cwd: repository.root,
    args: [
      "config",
      "--includes",
      "--show-scope",
      "-z",
      "--name-only",
      "--get-regexp",
      String.raw`^filter\.`,
    ],
    receive: (bytes) => (text += decoder.decode(bytes, { stream: true })),
  });
  if (status === 1) return []; // it has none at all
  return status === 0 ? switchedOff(text) : undefined;
}

function switchedOff(text: string): readonly string[] | undefined {
  const fields = text.split("\0");
  const drivers = new Set<string>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [scope, key = ""] = [fields[at], fields[at + 1]];
    if (scope !== "local" && scope !== "worktree") continue;
    const driver = key.slice(0, key.lastIndexOf("."));
    if (!isNamable(driver)) return undefined;
    drivers.add(driver);
  }
  return [...drivers].flatMap((driver) =>
    ["clean=", "smudge=", "process=", "required=false"].flatMap((rest) => [
      "-c",
      `${driver}.${rest}`,
    ]),
  );
}

/**
 * `-c` takes the name to end at its first `=`; and what is not UTF-8 came as a replacement character.
 * Either way another driver would be switched off than the one that runs.
 */
function isNamable(driver: string): boolean {
  return !/[=\uFFFD]/.test(driver);
}

const mostBytes = 1_000_000;

/** Sections as they may be written: `[filter "x"]`, `[FILTER.x]`; an include may hold anything. */
function mayDefineFilters(path: string): boolean {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) return false;
    if (!found.isFile() || found.size > mostBytes) return true;
    return /\[\s*(?:filter|include)/i.test(readFileSync(path, "latin1"));
  } catch {
    return true;
  }
}
