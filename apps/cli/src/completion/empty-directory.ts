import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Where a program stands that is asked what could be typed. It finds no project there, and nothing can be
 * written there, so that nothing is left behind.
 */
export function emptyDirectory(cacheDirectory: string | undefined): string {
  if (cacheDirectory === undefined) return "/";
  const path = join(cacheDirectory, "empty");
  try {
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o500);
    return path;
  } catch {
    return "/"; // no room, or no right
  }
}
