import { draft, type Draft } from "@aish/completion";
import { resolve } from "node:path";
import { whichInstalled } from "../which-installed.ts";
import type { DirectoryListings, Listing } from "./directory-listings.ts";

/** By what stands in a directory, which stays the same object as long as it does not change. */
const draftsMade = new WeakMap<Listing["drafts"], readonly Draft[]>();
const namesMade = new WeakMap<Listing["drafts"], ReadonlySet<string>>();

/** The programs on a PATH, found out again when one of its directories changes. */
export class PathCommands {
  readonly #listings: DirectoryListings;
  readonly #onChange: () => void;
  /** As they were at the last `refresh`; null: it cannot be read. */
  readonly #seen = new Map<string, Listing["drafts"] | null>();
  readonly #reading = new Set<string>();
  #path = "";
  #directories: readonly string[] = [];

  /** `onChange` is called when `find` and `names` may answer something else. */
  constructor(listings: DirectoryListings, onChange: () => void = () => {}) {
    this.#listings = listings;
    this.#onChange = onChange;
  }

  /** By directory. Those that are far away come late, and from then on at once. */
  drafts(path: string): {
    readonly now: readonly (readonly Draft[])[];
    readonly late: Promise<readonly (readonly Draft[])[]> | undefined;
  } {
    const now = new Set<readonly Draft[]>();
    const late: Promise<readonly Draft[]>[] = [];
    for (const directory of absoluteDirectories(path)) {
      const listing = this.#listings.list(directory);
      if (listing === undefined) continue;
      if (!(listing instanceof Promise)) now.add(commandsIn(listing.drafts));
      else late.push(listing.then((read) => (read ? commandsIn(read.drafts) : [])));
    }
    return { now: [...now], late: late.length === 0 ? undefined : Promise.all(late) };
  }

  /** So that `drafts` has nothing to wait for; in small pieces. */
  async readAhead(path: string): Promise<void> {
    for (const directory of absoluteDirectories(path)) {
      const listing = await this.#listings.read(directory);
      if (listing !== undefined) commandsIn(listing.drafts);
      await Bun.sleep(0);
    }
  }

  /** Looks, without waiting, whether a directory was changed since. */
  refresh(path: string, cwd: string): void {
    this.#path = path;
    const directories = path.split(":").filter((directory) => directory !== "");
    // What a person types may be meant for a relative directory.
    this.#directories = [...new Set(directories.map((directory) => resolve(cwd, directory)))];
    for (const known of this.#seen.keys()) {
      if (!this.#directories.includes(known)) this.#seen.delete(known);
    }
    for (const directory of this.#directories) void this.#look(directory);
  }

  /** Never waits: a directory that does not answer has no names yet. */
  find(name: string, path: string, cwd: string): "known" | "unknown" | "pending" {
    if (path !== this.#path) this.refresh(path, cwd);
    let isPending = false;
    for (const directory of this.#directories) {
      const drafts = this.#seen.get(directory);
      if (drafts && namesIn(drafts).has(name)) return "known";
      isPending ||= drafts === undefined;
    }
    return isPending ? "pending" : "unknown";
  }

  /** In the order of the PATH; a name may come twice. */
  *names(): Generator<string> {
    for (const directory of this.#directories) {
      const drafts = this.#seen.get(directory);
      if (drafts) yield* namesIn(drafts);
    }
  }

  async #look(directory: string): Promise<void> {
    // One that hangs is asked only once.
    if (this.#reading.has(directory)) return;
    this.#reading.add(directory);
    const drafts = (await this.#listings.read(directory))?.drafts ?? null;
    this.#reading.delete(directory);
    if (drafts === this.#seen.get(directory) || !this.#directories.includes(directory)) return;
    this.#seen.set(directory, drafts);
    if (drafts !== null) namesIn(drafts); // now, and not while the next key waits
    this.#onChange();
  }
}

/** A relative directory of a PATH has other programs in every directory: nobody is offered those. */
function absoluteDirectories(path: string): ReadonlySet<string> {
  return new Set(path.split(":").filter((directory) => directory.startsWith("/")));
}

function commandsIn(listed: Listing["drafts"]): readonly Draft[] {
  const known = draftsMade.get(listed);
  if (known !== undefined) return known;
  const drafts = listed.flatMap(({ kind, label }) =>
    kind === "file" ? [draft(label, "command")] : [],
  );
  draftsMade.set(listed, drafts);
  return drafts;
}

function namesIn(listed: Listing["drafts"]): ReadonlySet<string> {
  const known = namesMade.get(listed);
  if (known !== undefined) return known;
  const names = new Set<string>();
  for (const { kind, label } of listed) if (kind === "file") names.add(label);
  namesMade.set(listed, names);
  return names;
}

/** Where a command is; undefined: not on this PATH, or only in a relative directory of it. */
export function commandPath(name: string, path: string, cwd: string): string | undefined {
  if (name.includes("/")) return resolve(cwd, name);
  return whichInstalled(name, path);
}
