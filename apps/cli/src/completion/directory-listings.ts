import type { Draft } from "@aish/completion";
import { readdirSync, type Dirent, type Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { statOf } from "../stat-of.ts";
import { atOnce, inPieces } from "./in-pieces.ts";
import { slowPlaces, type SlowPlaces } from "./slow-places.ts";

export interface Listing {
  /** Sorted by name, hidden ones included. A directory's label ends in `/`. */
  readonly drafts: readonly Draft[];
}

interface Kept extends Listing {
  readonly stamp: string;
}

/** A directory of more bytes than this (some thousand names) is not read between two keys. */
const largeBytes = 150_000;
const mostDirectories = 64;
/** Another link is shown as the file that it may not be: looking behind each one takes its time. */
const mostLinks = 200;
/** A file made this shortly before or after a directory was read may not have changed its time. */
const racyMs = 50;

/** What stands in directories, kept until they change. */
export class DirectoryListings {
  readonly #kept = new Map<string, Kept>();
  readonly #reading = new Map<string, Promise<Listing | undefined>>();
  readonly #slow: SlowPlaces;

  constructor(slow: SlowPlaces) {
    this.#slow = slow;
  }

  /** Files there are not to be looked at one by one. */
  isSlow(path: string): boolean {
    return this.#slow.has(path);
  }

  /** A promise for what is large or far away; undefined: there is no such directory, or it is not ours. */
  list(path: string): Listing | Promise<Listing | undefined> | undefined {
    if (this.#slow.has(path)) return this.read(path);
    const found = statOf(path);
    if (found?.isDirectory() !== true) return undefined;
    const stamp = stampOf(found);
    const kept = this.#known(path, stamp);
    if (kept !== undefined) return kept;
    if (found.size > largeBytes) return this.read(path);
    try {
      const drafts = atOnce(toDrafts(path, readdirSync(path, { withFileTypes: true }), true));
      return this.#keep(path, { drafts, stamp }, found.mtimeMs);
    } catch {
      return undefined; // we may not read it
    }
  }

  /** Waits for the disk where others are served meanwhile, and works in small pieces. */
  async read(path: string): Promise<Listing | undefined> {
    const running = this.#reading.get(path) ?? this.#readNow(path);
    this.#reading.set(path, running);
    try {
      return await running;
    } finally {
      this.#reading.delete(path);
    }
  }

  async #readNow(path: string): Promise<Listing | undefined> {
    try {
      const found = await stat(path);
      const stamp = stampOf(found);
      const kept = this.#known(path, stamp);
      if (kept !== undefined) return kept;
      const entries = await readdir(path, { withFileTypes: true });
      const drafts = await inPieces(toDrafts(path, entries, !this.#slow.has(path)));
      return this.#keep(path, { drafts, stamp }, found.mtimeMs);
    } catch {
      return undefined; // it is gone, or not ours
    }
  }

  /** The same directory may have another name as well, as /bin has. */
  #known(path: string, stamp: string): Kept | undefined {
    const mine = this.#kept.get(path);
    const kept =
      mine?.stamp === stamp ? mine : this.#kept.values().find((one) => one.stamp === stamp);
    return kept === undefined ? undefined : this.#keep(path, kept, 0);
  }

  #keep(path: string, kept: Kept, changed: number): Kept {
    this.#kept.delete(path); // the last one is the one used last
    if (Date.now() - changed > racyMs) this.#kept.set(path, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostDirectories && oldest !== undefined) this.#kept.delete(oldest);
    return kept;
  }
}

/** Those of this machine. */
export const directoryListings = new DirectoryListings(slowPlaces);

function stampOf({ dev, ino, mtimeMs, ctimeMs }: Stats): string {
  return `${dev} ${ino} ${mtimeMs} ${ctimeMs}`;
}

const pieceEntries = 64;

/** May be paused at each `yield`, which comes often. */
function* toDrafts(
  path: string,
  entries: readonly Dirent[],
  followsLinks: boolean,
): Generator<undefined, readonly Draft[]> {
  const byName = new Map<string, Dirent>();
  for (const entry of entries) {
    if (byName.size % pieceEntries === 0) yield;
    byName.set(entry.name, entry);
  }
  const names = [...byName.keys()].toSorted();
  const drafts: Draft[] = [];
  let links = 0;
  for (const [index, name] of names.entries()) {
    if (index % pieceEntries === 0) yield;
    const entry = byName.get(name);
    if (entry === undefined) continue;
    // A name that is not UTF-8 cannot be written here: what stands for it is the name of nothing.
    if (name.includes("\uFFFD")) continue;
    let isDirectory = entry.isDirectory();
    if (entry.isSymbolicLink() && followsLinks && (links += 1) <= mostLinks) {
      isDirectory = statOf(join(path, name))?.isDirectory() === true;
    }
    drafts.push(
      isDirectory
        ? { label: `${name}/`, description: "", kind: "directory", goesOn: true }
        : { label: name, description: "", kind: "file", goesOn: false },
    );
  }
  return drafts;
}
