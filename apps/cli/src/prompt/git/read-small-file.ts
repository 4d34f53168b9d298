import { readFileSync, statSync } from "node:fs";

const mostBytes = 4096;

/** A file that is small where it is what its name says; undefined if it is not there, or could not be read at once. */
export function readSmallFile(path: string): string | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    // A pipe in its place would have us wait for whoever writes to it.
    if (found === undefined || !found.isFile() || found.size > mostBytes) return undefined;
    return readFileSync(path, "utf8").trim();
  } catch {
    return undefined; // no right to read it, or gone in between
  }
}
