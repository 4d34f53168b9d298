import type { Draft } from "@aish/completion";
import { readdirSync, type Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { statOf } from "../stat-of.ts";
import type { SlowPlaces } from "./slow-places.ts";

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

  /** A promise for what is large or far away; undefined: there is no such directory, or it is not ours. */
  list(path: string): Listing | Promise<Listing | undefined> | undefined {
    if (this.#slow.has(path)) return this.#read(path);
    const found = statOf(path);
    if (found?.isDirectory() !== true) return undefined;
    const stamp = `${found.mtimeMs} ${found.ctimeMs}`;
    const kept = this.#kept.get(path);
    if (kept?.stamp === stamp) return kept;
    if (found.size > largeBytes) return this.#read(path);
    try {
      const drafts = toDrafts(path, readdirSync(path, { withFileTypes: true }), true);
      return this.#keep(path, { drafts, stamp }, found.mtimeMs);
    } catch {
      return undefined; // we may not read it
    }
  }

  async #read(path: string): Promise<Listing | undefined> {
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
      const { mtimeMs, ctimeMs } = await stat(path);
      const stamp = `${mtimeMs} ${ctimeMs}`;
      const kept = this.#kept.get(path);
      if (kept?.stamp === stamp) return kept;
      const entries = await readdir(path, { withFileTypes: true });
      const drafts = toDrafts(path, entries, !this.#slow.has(path));
      return this.#keep(path, { drafts, stamp }, mtimeMs);
    } catch {
      return undefined; // it is gone, or not ours
    }
  }

  #keep(path: string, kept: Kept, changed: number): Kept {
    this.#kept.delete(path);
    if (Date.now() - changed > racyMs) this.#kept.set(path, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostDirectories && oldest !== undefined) this.#kept.delete(oldest);
    return kept;
  }
}

function toDrafts(
  path: string,
  entries: readonly Dirent[],
  followsLinks: boolean,
): readonly Draft[] {
  let links = 0;
  // A name that is not UTF-8 cannot be written here: what stands for it is the name of nothing.
  const writable = entries.filter(({ name }) => !name.includes("\uFFFD"));
  const drafts = writable.map((entry): Draft => {
    const { name } = entry;
    let isDirectory = entry.isDirectory();
    if (entry.isSymbolicLink() && followsLinks && (links += 1) <= mostLinks) {
      isDirectory = statOf(join(path, name))?.isDirectory() === true;
    }
    return isDirectory
      ? { label: `${name}/`, description: "", kind: "directory", goesOn: true }
      : { label: name, description: "", kind: "file", goesOn: false };
  });
  return drafts.toSorted((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
