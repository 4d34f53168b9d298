import type { ShellFacts } from "@aish/executor";
import type { RouteFacts } from "@aish/session";
import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";

/** Where words are looked up. Read anew each time: `cd` and an assignment to PATH change it. */
export interface Whereabouts {
  readonly cwd: string;
  readonly path: string;
  readonly environment: { readonly home: string };
  /** Names that the shell itself resolves; undefined while they are not known yet. */
  readonly facts: Pick<ShellFacts, "names"> | undefined;
}

/** What the session's shell and the file system say about the words of a line. */
export function createRouteFacts(session: Whereabouts): RouteFacts {
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

/** The same for many lines on end, during which nobody installs anything: the PATH is read once. */
export function createStandingFacts(session: Whereabouts): RouteFacts {
  const facts = createRouteFacts(session);
  const found = new Map<string, ReturnType<RouteFacts["resolve"]>>();
  let names: ReadonlySet<string> | undefined;
  const named = (): ReadonlySet<string> => (names ??= new Set(facts.names()));
  return {
    resolve(word) {
      if (word.includes("/")) return facts.resolve(word);
      if (!named().has(word)) return undefined;
      if (!found.has(word)) found.set(word, facts.resolve(word));
      return found.get(word);
    },
    exists: (path) => facts.exists(path),
    names: named,
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
