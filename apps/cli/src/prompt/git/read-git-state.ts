import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "./find-repository.ts";
import type { GitHead, GitState } from "./git-facts.ts";
import { readSmallFile } from "./read-small-file.ts";

/** Branch and operation, from the files themselves: this takes no process and no time. */
export function readGitState({ directory }: Repository): GitState | undefined {
  const rebased = rebaseIn(directory);
  const head = rebased?.head ?? headOf(readSmallFile(join(directory, "HEAD")));
  if (head === undefined) return undefined;
  return { head, operation: rebased?.operation ?? operationIn(directory) };
}

function headOf(text: string | undefined): GitHead | undefined {
  const branch = /^ref: (?:refs\/heads\/)?(?<name>.+)$/.exec(text ?? "")?.groups?.["name"];
  // Where references are kept in tables, HEAD holds this instead, and only git can read it.
  if (branch === ".invalid") return undefined;
  if (branch !== undefined) return { kind: "branch", name: branch };
  return /^[0-9a-f]{40,64}$/.test(text ?? "")
    ? { kind: "detached", commit: (text ?? "").slice(0, 12) }
    : undefined;
}

interface Rebase {
  /** The branch that is rebased: HEAD itself is detached meanwhile. */
  readonly head: GitHead | undefined;
  readonly operation: string;
}

function rebaseIn(directory: string): Rebase | undefined {
  for (const { folder, step, last } of rebases) {
    const inside = join(directory, folder);
    if (!existsSync(inside)) continue;
    const name = existsSync(join(inside, "applying")) ? "am" : "rebase";
    const done = readSmallFile(join(inside, step));
    const all = readSmallFile(join(inside, last));
    const known = /^\d+$/.test(done ?? "") && /^\d+$/.test(all ?? "");
    const branch = readSmallFile(join(inside, "head-name"));
    return {
      head: branch?.startsWith("refs/heads/") === true ? headOf(`ref: ${branch}`) : undefined,
      operation: known ? `${name} ${done}/${all}` : name,
    };
  }
  return undefined;
}

const rebases = [
  { folder: "rebase-merge", step: "msgnum", last: "end" },
  { folder: "rebase-apply", step: "next", last: "last" },
];

function operationIn(directory: string): string | undefined {
  return operations.find(({ file }) => existsSync(join(directory, file)))?.name;
}

const operations = [
  { file: "MERGE_HEAD", name: "merge" },
  { file: "CHERRY_PICK_HEAD", name: "cherry-pick" },
  { file: "REVERT_HEAD", name: "revert" },
  { file: "BISECT_LOG", name: "bisect" },
];
