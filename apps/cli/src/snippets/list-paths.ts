import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

export interface PathLimits {
  /** Of the list that a directory is itself: one of many thousands of names takes seconds. */
  readonly directoryBytes: number;
  /** A disk may be slow to answer, or not answer at all. */
  readonly deadlineMs: number;
}

const usualLimits: PathLimits = { directoryBytes: 512 * 1024, deadlineMs: 500 };
const mostPaths = 2000;
const mostDepth = 5;
/** Full of files that nobody means. */
const skipped = new Set([".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "target"]);
const { compare } = new Intl.Collator("en");

/** Files and directories under a directory, the near ones first; directories end with a slash. */
export async function listPaths(
  cwd: string,
  limits: PathLimits = usualLimits,
): Promise<readonly string[]> {
  const paths: string[] = [];
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, limits.deadlineMs);
  let isLate = false;
  const walk = async (): Promise<void> => {
    let directories = [""];
    for (let depth = 0; depth < mostDepth && directories.length > 0; depth += 1) {
      const below: string[] = [];
      for (const directory of directories) {
        const entries = await entriesOf(join(cwd, directory), limits.directoryBytes);
        for (const entry of entries) {
          if (isLate || paths.length >= mostPaths) return;
          if (skipped.has(entry.name)) continue;
          const path = directory + entry.name;
          if (entry.isDirectory()) below.push(`${path}/`);
          paths.push(entry.isDirectory() ? `${path}/` : path);
        }
      }
      directories = below;
    }
  };
  await Promise.race([walk(), late.promise]);
  clearTimeout(timer);
  isLate = true;
  return paths;
}

async function entriesOf(directory: string, mostBytes: number): Promise<readonly Dirent[]> {
  try {
    if ((await stat(directory)).size > mostBytes) return [];
    const entries = await readdir(directory, { withFileTypes: true });
    return entries.toSorted((one, other) => compare(one.name, other.name));
  } catch {
    return []; // not ours to read, or gone
  }
}
