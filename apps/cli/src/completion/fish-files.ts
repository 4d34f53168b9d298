import { parseFishCompletions, type CompletionWorld, type FishRule } from "@aish/completion";
import { join } from "node:path";
import { KeptFiles } from "./kept-file.ts";

/** Longer files are read in a pause after the key. */
const quickBytes = 12_000;
const mostBytes = 2_000_000;
const deepestWrap = 3;

/** What files of fish's completions say, wherever fish is installed or not: the files are enough. */
export class FishFiles {
  readonly #files = new KeptFiles(parseFishCompletions, mostBytes);

  /** A promise where a file must be read that takes a while. */
  rules(
    command: string,
    world: CompletionWorld,
  ): readonly FishRule[] | Promise<readonly FishRule[]> {
    const path = this.#pathOf(command, world);
    if (path === undefined) return [];
    if ((this.#files.unread(path) ?? 0) <= quickBytes) return this.#read(command, world, 0);
    const { promise, resolve } = Promise.withResolvers<readonly FishRule[]>();
    setTimeout(() => resolve(this.#read(command, world, 0)), 0);
    return promise;
  }

  #read(command: string, world: CompletionWorld, depth: number): readonly FishRule[] {
    const path = this.#pathOf(command, world);
    if (path === undefined || depth > deepestWrap) return [];
    const rules = (this.#files.read(path) ?? []).filter(({ commands }) =>
      commands.includes(command),
    );
    const wrapped = new Set(
      rules.flatMap(({ wraps }) => wraps.map((wrap) => wrap.split(" ")[0] ?? "")),
    );
    wrapped.delete(command);
    return [...rules, ...[...wrapped].flatMap((name) => this.#read(name, world, depth + 1))];
  }

  #pathOf(command: string, world: CompletionWorld): string | undefined {
    if (!/^[\w@.+[:-]+$/.test(command)) return undefined;
    return directories(world)
      .map((directory) => join(directory, `${command}.fish`))
      .find((path) => this.#files.has(path));
  }
}

/** The person's own come before those of the system, as in fish. */
function directories({ home, variables }: CompletionWorld): readonly string[] {
  const config = variables["XDG_CONFIG_HOME"] ?? join(home, ".config");
  const data = variables["XDG_DATA_HOME"] ?? join(home, ".local/share");
  const shared = (variables["XDG_DATA_DIRS"] || "/usr/local/share:/usr/share").split(":");
  return [
    join(config, "fish/completions"),
    "/etc/fish/completions",
    join(data, "fish/vendor_completions.d"),
    ...shared.flatMap((directory) => [
      join(directory, "fish/vendor_completions.d"),
      join(directory, "fish/completions"),
    ]),
    "/opt/homebrew/share/fish/vendor_completions.d",
    "/opt/homebrew/share/fish/completions",
  ];
}
