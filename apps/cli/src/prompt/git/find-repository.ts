import { dirname, join, resolve } from "node:path";
import type { Variables } from "../../environment/variables.ts";
import { set } from "../../environment/variables.ts";
import { statOf } from "../../stat-of.ts";
import { readSmallFile } from "./read-small-file.ts";

/** A repository with a working tree. */
export interface Repository {
  /** Where git is to be run. */
  readonly root: string;
  /** What belongs to this working tree: HEAD, index, what is under way. */
  readonly directory: string;
  /** What all working trees of the repository share: configuration, tags. */
  readonly common: string;
}

/** The repository that a directory is in, as GIT_DIR or the directories above it say. */
export function findRepository(cwd: string, variables: Variables): Repository | undefined {
  const named = set(variables["GIT_DIR"]);
  if (named !== undefined) return withCommon(cwd, resolve(cwd, named));
  const ceilings = (variables["GIT_CEILING_DIRECTORIES"] ?? "").split(":");
  for (let at = cwd; ; at = dirname(at)) {
    const directory = gitDirectoryIn(at);
    if (directory !== undefined) return withCommon(at, directory);
    if (dirname(at) === at || ceilings.includes(dirname(at))) return undefined;
  }
}

/** `.git` is a directory, or in another working tree and in a submodule a file that names one. */
function gitDirectoryIn(root: string): string | undefined {
  const path = join(root, ".git");
  const found = statOf(path);
  if (found?.isDirectory() === true) return statOf(join(path, "HEAD")) ? path : undefined;
  if (found?.isFile() !== true) return undefined;
  const named = /^gitdir: (?<path>.+)$/.exec(readSmallFile(path) ?? "")?.groups?.["path"];
  return named === undefined ? undefined : resolve(root, named);
}

function withCommon(root: string, directory: string): Repository {
  const named = readSmallFile(join(directory, "commondir"));
  return { root, directory, common: named === undefined ? directory : resolve(directory, named) };
}
