import { statSync, type Stats } from "node:fs";

/**
 * What stands at a path, behind links. Undefined: nothing, or it cannot be found out. A path that
 * somebody types may be refused in many ways (a name too long, a file where a directory should be, a
 * directory that may not be searched, a NUL), and to a look-up each of them says the same.
 */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
