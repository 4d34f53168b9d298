import type { Completions, CompletionWorld } from "@aish/completion";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createCompleter } from "../create-completer.ts";
import type { SlowPlaces } from "../slow-places.ts";

export interface TemporaryWorld extends Disposable {
  readonly cwd: string;
  readonly home: string;
  readonly world: CompletionWorld;
  /** Writes files below `cwd`; a name that ends in `/` is a directory. */
  write(files: Readonly<Record<string, string>>): void;
  /** What is there at once; `|` in the line is the cursor, which else stands at the end. */
  now(line: string): Completions;
  /** What is there when all has come. */
  late(line: string): Promise<Completions>;
}

/** A working directory and a home of their own, with nothing else on the PATH than what is wanted. */
export function temporaryWorld(
  changes: Partial<CompletionWorld> = {},
  slow?: SlowPlaces,
): TemporaryWorld {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "aish-completion-")));
  const cwd = join(root, "work");
  const home = join(root, "home");
  mkdirSync(cwd);
  mkdirSync(home);
  const world: CompletionWorld = {
    cwd,
    home,
    path: "",
    variables: { XDG_DATA_DIRS: join(root, "none") },
    shellVariables: changes.variables ?? {},
    shellNames: new Map(),
    own: {
      metaCommands: () => [],
      metaArguments: () => undefined,
      jobs: () => [],
      sessions: () => [],
      models: () => [],
    },
    cacheDirectory: join(root, "cache"),
    learned: () => [],
    ...changes,
  };
  const completer = createCompleter(() => world, slow);
  const complete = (line: string, signal: AbortSignal): ReturnType<typeof completer.complete> => {
    const cursor = line.indexOf("|");
    const text = line.replace("|", "");
    return completer.complete(text, cursor < 0 ? text.length : cursor, signal);
  };
  return {
    cwd,
    home,
    world,
    write(files) {
      for (const [name, text] of Object.entries(files)) {
        const path = join(cwd, name);
        mkdirSync(name.endsWith("/") ? path : dirname(path), { recursive: true });
        if (!name.endsWith("/")) writeFileSync(path, text);
      }
    },
    // Begins nothing that would outlive the test.
    now: (line) => complete(line, AbortSignal.abort()).now,
    async late(line) {
      const offer = complete(line, new AbortController().signal);
      return (await offer.later) ?? offer.now;
    },
    [Symbol.dispose]() {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export function valuesOf({ candidates }: Completions): string[] {
  return candidates.map(({ value }) => value);
}
