import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";

/**
 * Whether a directory was removed or renamed: the nearest one above it that is there has other entries
 * and not this one. An empty one may be where a disk is mounted at other times.
 */
export function isGone(path: string): boolean {
  for (let at = path; dirname(at) !== at; at = dirname(at)) {
    const names = namesIn(dirname(at));
    if (names === "missing") continue;
    return names !== "closed" && names.length > 0 && !names.includes(basename(at));
  }
  return false;
}

function namesIn(directory: string): readonly string[] | "missing" | "closed" {
  try {
    return readdirSync(directory);
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isMissing ? "missing" : "closed";
  }
}
