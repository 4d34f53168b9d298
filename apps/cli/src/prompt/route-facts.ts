import type { RouteFacts } from "@aish/session";
import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import type { PromptSession } from "./prompt-session.ts";

/** What the session's shell and the file system say about the words of a line. */
export function createRouteFacts(session: PromptSession): RouteFacts {
  const expand = (path: string): string => {
    const open = path.replace(/^~(?=\/|$)/, session.environment.home);
    return isAbsolute(open) ? open : resolve(session.cwd, open);
  };
  return {
    resolve(word) {
      const known = session.facts?.names.get(word);
      if (known !== undefined) return known;
      if (word.includes("/")) return isRunnable(expand(word)) ? "path" : undefined;
      return Bun.which(word, { PATH: session.path, cwd: session.cwd }) === null
        ? undefined
        : "executable";
    },
    exists: (path) => existsSync(expand(path)),
    names: () => [...(session.facts?.names.keys() ?? []), ...executables(session.path)],
  };
}

/** A program, or a directory (which a shell then refuses or enters by its own rules). */
function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return existsSync(path);
  }
}

/** Names of everything on a PATH, in its order, the unreadable parts left out. */
export function executables(path: string): readonly string[] {
  const names = new Set<string>();
  for (const directory of path.split(":")) {
    try {
      if (directory === "" || !statSync(directory).isDirectory()) continue;
      for (const name of readdirSync(directory)) names.add(name);
    } catch {
      // A directory of the PATH that is not there or not ours has no names for us.
    }
  }
  return [...names];
}
