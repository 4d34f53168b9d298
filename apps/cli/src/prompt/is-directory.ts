import { statSync } from "node:fs";

/** False also for what may not be looked at, or cannot be a path. */
export function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
