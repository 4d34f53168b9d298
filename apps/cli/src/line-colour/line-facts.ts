import type { LineFacts } from "@aish/terminal/line-colour";
import { isAbsolute, resolve } from "node:path";
import { directoryListings } from "../completion/directory-listings.ts";
import { PathCommands } from "../completion/path-commands.ts";
import { PathLookups } from "./path-lookups.ts";

/** Where the words of a line are looked up, as it is at the moment. */
export interface LineSurroundings {
  readonly cwd: string;
  readonly home: string;
  readonly path: string;
  /** Names that the shell itself resolves; undefined while they are not known yet. */
  readonly names: ReadonlyMap<string, unknown> | ReadonlySet<string> | undefined;
  readonly metaNames: readonly string[];
}

/** Answers at once, from what is known; the rest is looked up meanwhile. */
export interface KeptLineFacts extends Required<LineFacts> {
  /** A new entry begins: what ran before it may have changed any directory. */
  refresh(): void;
  /** Another number when an answer may have become another. */
  readonly version: number;
}

/** The words of a line are asked for again at every key. */
const mostResolved = 500;

/** `onChange` is called when an answer that was `pending` may have become another: draw the line again. */
export function createLineFacts(
  surroundings: () => LineSurroundings,
  onChange: () => void,
): KeptLineFacts {
  let version = 0;
  function changed(): void {
    version += 1;
    onChange();
  }
  const commands = new PathCommands(directoryListings, changed);
  const paths = new PathLookups(changed);

  const resolved = new Map<string, string>();
  let resolvedIn: string | undefined;

  function absolute(path: string): string {
    const { cwd, home } = surroundings();
    if (resolvedIn !== cwd || resolved.size >= mostResolved) resolved.clear();
    resolvedIn = cwd;
    const known = resolved.get(path);
    if (known !== undefined) return known;
    const open = path.replace(/^~(?=\/|$)/, home);
    const whole = isAbsolute(open) ? open : resolve(cwd, open);
    resolved.set(path, whole);
    return whole;
  }

  function pathPrefix(text: string): boolean {
    const slash = text.lastIndexOf("/");
    const beginning = text.slice(slash + 1);
    if (beginning === "" || text.includes("\0")) return false;
    const names = paths.list(absolute(text.slice(0, slash + 1) || "."));
    return names?.some((name) => name.startsWith(beginning)) ?? false;
  }

  function command(word: string): ReturnType<LineFacts["command"]> {
    const { names, path, cwd } = surroundings();
    if (names?.has(word) === true) return "known";
    if (word.includes("/")) {
      const found = word.includes("\0") ? "missing" : paths.find(absolute(word));
      if (found === "pending") return "pending";
      return found === "executable" || found === "directory" ? "known" : "unknown";
    }
    const found = commands.find(word, path, cwd);
    return found === "unknown" && names === undefined ? "pending" : found;
  }

  function commandPrefix(word: string): boolean {
    if (word.includes("/")) return pathPrefix(word);
    const { names } = surroundings();
    for (const name of names?.keys() ?? []) if (name.startsWith(word)) return true;
    for (const name of commands.names()) if (name.startsWith(word)) return true;
    // `src` may become `src/run`.
    return pathPrefix(word);
  }

  return {
    command,
    commandPrefix,
    path(text) {
      if (text.includes("\0")) return "missing";
      const found = paths.find(absolute(text));
      return found === "pending" || found === "missing" ? found : "exists";
    },
    exists: (text) => !text.includes("\0") && paths.exists(absolute(text)),
    pathPrefix,
    meta: (name) => (surroundings().metaNames.includes(name) ? "known" : "unknown"),
    metaPrefix: (name) => surroundings().metaNames.some((known) => known.startsWith(name)),
    get version() {
      return version;
    },
    refresh() {
      version += 1;
      const { path, cwd } = surroundings();
      commands.refresh(path, cwd);
      paths.forget();
    },
  };
}
