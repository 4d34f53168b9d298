import { assertNever, FileError } from "@aish/core";
import type { MemoryDirectory, MemoryNode } from "./memory-node.ts";

/** Where a path leads: an entry of a directory that exists, or could be one. The root is its own. */
export interface Place {
  readonly directory: MemoryDirectory;
  readonly name: string;
  readonly node: MemoryNode | undefined;
}

export type LookupFailure = "not-found" | "not-a-directory" | "loop";

const mostLinks = 40;

/** Goes through links on the way, and through the last name if `follow`. */
export function findNode(
  root: MemoryDirectory,
  path: string,
  follow: boolean,
): Place | LookupFailure {
  /** Names still to go through, the next one last. */
  const names = namesIn(path);
  let trail: MemoryDirectory[] = [root];
  let links = 0;
  let place: Place = { directory: root, name: "", node: root };
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    const directory = trail.at(-1) ?? root;
    if (name === "..") {
      if (trail.length > 1) trail.pop();
      const above = trail.at(-1) ?? root;
      place = { directory: above, name: "", node: above };
      continue;
    }
    const node = directory.entries.get(name);
    place = { directory, name, node };
    const isLast = names.length === 0;
    if (node === undefined) return isLast ? place : "not-found";
    if (node.kind === "directory") {
      trail.push(node);
    } else if (node.kind === "symlink" && (follow || !isLast)) {
      links += 1;
      if (links > mostLinks) return "loop";
      if (node.target.startsWith("/")) trail = [root];
      names.push(...namesIn(node.target));
      const reached = trail.at(-1) ?? root;
      place = { directory: reached, name: "", node: reached };
    } else if (!isLast) {
      return "not-a-directory";
    }
  }
  return place;
}

/** The last one first. */
function namesIn(path: string): string[] {
  return path
    .split("/")
    .filter((name) => name !== "" && name !== ".")
    .toReversed();
}

export function lookupError(failure: LookupFailure): FileError {
  switch (failure) {
    case "not-found":
      return new FileError("not-found", "no such file or directory");
    case "not-a-directory":
      return new FileError("not-a-directory", "not a directory");
    case "loop":
      return new FileError("failed", "too many levels of symbolic links");
    default:
      return assertNever(failure);
  }
}
