import {
  fishParsing,
  parseFishCompletions,
  withMaintenance,
  type CompletionWorld,
  type FishRule,
} from "@aish/completion";
import { join } from "node:path";
import { inPieces } from "./in-pieces.ts";
import { KeptFiles } from "./kept-file.ts";
import type { SlowPlaces } from "./slow-places.ts";

/** Longer files are read after the key, in small pieces. */
const quickBytes = 12_000;
const mostBytes = 2_000_000;
const deepestWrap = 3;

/** What files of fish's completions say, wherever fish is installed or not: the files are enough. */
export class FishFiles {
  readonly #files: KeptFiles<readonly FishRule[]>;
  readonly #reading = new Map<string, Promise<void>>();

  constructor(slow: SlowPlaces) {
    this.#files = new KeptFiles(parseFishCompletions, mostBytes, slow);
  }

  /** A promise where a file must be read that takes a while. */
  rules(
    command: string,
    world: CompletionWorld,
  ): readonly FishRule[] | Promise<readonly FishRule[]> {
    const path = this.#pathOf(command, world);
    if (path === undefined) return [];
    if ((this.#files.unread(path) ?? 0) <= quickBytes) return this.#read(command, world, 0);
    return this.#readInPieces(path).then(() => this.#read(command, world, 0));
  }

  async #readInPieces(path: string): Promise<void> {
    const running =
      this.#reading.get(path) ?? this.#files.readAhead(path, (text) => inPieces(fishParsing(text)));
    this.#reading.set(path, running);
    await running;
    this.#reading.delete(path);
  }

  #read(command: string, world: CompletionWorld, depth: number): readonly FishRule[] {
    const path = this.#pathOf(command, world);
    if (path === undefined || depth > deepestWrap) return [];
    const rules = (this.#files.read(path) ?? [])
      .filter(({ commands }) => commands.includes(command))
      .flatMap((rule) => withMaintenance(rule));
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
