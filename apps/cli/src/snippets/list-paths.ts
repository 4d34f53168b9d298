import { readdirSync } from "node:fs";
import { join } from "node:path";

const mostPaths = 2000;
const mostDepth = 5;
/** Full of files that nobody means. */
const skipped = new Set([".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv", "target"]);

/** Files and directories under a directory, the near ones first; directories end with a slash. */
export function listPaths(cwd: string): readonly string[] {
  const paths: string[] = [];
  let directories = [""];
  for (let depth = 0; depth < mostDepth && directories.length > 0; depth += 1) {
    const below: string[] = [];
    for (const directory of directories) {
      for (const entry of entriesOf(join(cwd, directory))) {
        if (paths.length >= mostPaths) return paths;
        if (skipped.has(entry.name)) continue;
        const path = directory + entry.name;
        if (entry.isDirectory()) below.push(`${path}/`);
        paths.push(entry.isDirectory() ? `${path}/` : path);
      }
    }
    directories = below;
  }
  return paths;
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true }).toSorted((one, other) =>
      one.name.localeCompare(other.name, "en"),
    );
  } catch {
    return []; // not ours to read, or gone
  }
}
