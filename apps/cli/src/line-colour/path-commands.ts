import { readdir, stat } from "node:fs/promises";
import { resolve } from "node:path";

interface Listing {
  readonly modifiedMs: number;
  readonly names: ReadonlySet<string>;
}

const none: Listing = { modifiedMs: -1, names: new Set() };

/**
 * The names of what lies on a PATH, each directory read once and again when it was changed. Nothing here
 * waits: a directory that does not answer has no names yet.
 */
export class PathCommands {
  readonly #onChange: () => void;
  readonly #listings = new Map<string, Listing>();
  readonly #reading = new Set<string>();
  #path = "";
  #directories: readonly string[] = [];

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Looks whether a directory was changed since it was read. */
  refresh(path: string, cwd: string): void {
    this.#use(path, cwd);
    for (const directory of this.#directories) void this.#read(directory);
  }

  find(name: string, path: string, cwd: string): "known" | "unknown" | "pending" {
    if (path !== this.#path) this.refresh(path, cwd);
    let isPending = false;
    for (const directory of this.#directories) {
      const listing = this.#listings.get(directory);
      if (listing?.names.has(name) === true) return "known";
      isPending ||= listing === undefined;
    }
    return isPending ? "pending" : "unknown";
  }

  /** In the order of the PATH; a name may come twice. */
  *names(): Generator<string> {
    for (const directory of this.#directories) {
      yield* this.#listings.get(directory)?.names ?? [];
    }
  }

  #use(path: string, cwd: string): void {
    this.#path = path;
    const directories = path.split(":").filter((directory) => directory !== "");
    this.#directories = [...new Set(directories.map((directory) => resolve(cwd, directory)))];
    for (const known of this.#listings.keys()) {
      if (!this.#directories.includes(known)) this.#listings.delete(known);
    }
  }

  async #read(directory: string): Promise<void> {
    // One that hangs is asked only once.
    if (this.#reading.has(directory)) return;
    this.#reading.add(directory);
    const known = this.#listings.get(directory);
    const listing = await listed(directory, known);
    this.#reading.delete(directory);
    if (listing === known || !this.#directories.includes(directory)) return;
    this.#listings.set(directory, listing);
    this.#onChange();
  }
}

async function listed(directory: string, known: Listing | undefined): Promise<Listing> {
  try {
    const { mtimeMs } = await stat(directory);
    if (known?.modifiedMs === mtimeMs) return known;
    return { modifiedMs: mtimeMs, names: new Set(await readdir(directory)) };
  } catch {
    // A directory of the PATH that is not there or not ours has no names for us.
    return known?.modifiedMs === none.modifiedMs ? known : none;
  }
}
