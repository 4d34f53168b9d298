import { draft, type Draft } from "@aish/completion";
import { resolve } from "node:path";
import { whichInstalled } from "../which-installed.ts";
import type { DirectoryListings } from "./directory-listings.ts";

/** The programs on a PATH, found out again when one of its directories changes. */
export class PathCommands {
  readonly #listings: DirectoryListings;
  readonly #made = new WeakMap<object, readonly Draft[]>();

  constructor(listings: DirectoryListings) {
    this.#listings = listings;
  }

  /** By directory. Those that are far away come late, and from then on at once. */
  drafts(path: string): {
    readonly now: readonly (readonly Draft[])[];
    readonly late: Promise<readonly (readonly Draft[])[]> | undefined;
  } {
    const now: (readonly Draft[])[] = [];
    const late: Promise<readonly Draft[]>[] = [];
    for (const directory of new Set(path.split(":"))) {
      // A relative directory of a PATH has other programs in every directory: it is left out.
      if (!directory.startsWith("/")) continue;
      const listing = this.#listings.list(directory);
      if (listing === undefined) continue;
      if (!(listing instanceof Promise)) now.push(this.#commands(listing));
      else late.push(listing.then((read) => (read === undefined ? [] : this.#commands(read))));
    }
    return { now, late: late.length === 0 ? undefined : Promise.all(late) };
  }

  #commands(listing: { readonly drafts: readonly Draft[] }): readonly Draft[] {
    const known = this.#made.get(listing);
    if (known !== undefined) return known;
    const commands = listing.drafts
      .filter(({ kind }) => kind === "file")
      .map(({ label }) => draft(label, "command"));
    this.#made.set(listing, commands);
    return commands;
  }
}

/** Where a command is; undefined: not on this PATH, or only in a relative directory of it. */
export function commandPath(name: string, path: string, cwd: string): string | undefined {
  if (name.includes("/")) return resolve(cwd, name);
  return whichInstalled(name, path);
}
