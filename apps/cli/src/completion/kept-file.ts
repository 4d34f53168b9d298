import { readFileSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { statOf } from "../stat-of.ts";
import { slowPlaces, type SlowPlaces } from "./slow-places.ts";

const mostFiles = 200;
/** What lies far away is believed for so long. */
const freshMs = 2000;

interface Kept<T> {
  readonly stamp: string;
  readonly value: T | undefined;
  /** When it was looked at, where that takes long. */
  readonly at: number;
}

interface Measured {
  readonly mtimeMs: number;
  readonly size: number;
  readonly ino: number;
}

/**
 * What was made of the text of a file, kept until the file changes. One that lies in a slow place is read
 * aside, and is as good as missing until then.
 */
export class KeptFiles<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #asked = new Set<string>();
  readonly #parse: (text: string, path: string) => T;
  readonly #mostBytes: number;
  readonly #slow: SlowPlaces;

  constructor(parse: (text: string, path: string) => T, mostBytes: number, slow = slowPlaces) {
    this.#parse = parse;
    this.#mostBytes = mostBytes;
    this.#slow = slow;
  }

  /** Undefined: there is no such file, we may not read it, or it is too large to be what is looked for. */
  read(path: string): T | undefined {
    if (this.#slow.has(path)) return this.#readAside(path);
    try {
      const found = statOf(path);
      // A pipe or a device of that name would never end.
      if (found?.isFile() !== true || found.size > this.#mostBytes) return undefined;
      const stamp = stampOf(found);
      const kept = this.#kept.get(path);
      if (kept?.stamp === stamp) return kept.value;
      const value = this.#parse(readFileSync(path, "utf8"), path);
      this.#keep(path, { stamp, value, at: 0 });
      return value;
    } catch {
      return undefined; // not ours to read
    }
  }

  /** So that `read` finds it parsed, by a way of parsing that takes longer. */
  async readAhead(path: string, parse: (text: string) => Promise<T>): Promise<void> {
    try {
      const found = await stat(path);
      if (!found.isFile() || found.size > this.#mostBytes) return;
      const value = await parse(await readFile(path, "utf8"));
      this.#keep(path, { stamp: stampOf(found), value, at: performance.now() });
    } catch {
      // Not there any more, or not ours to read: `read` will say so.
    }
  }

  /** Whether `read` would have to parse it first, and how many bytes. */
  unread(path: string): number | undefined {
    if (this.#slow.has(path)) return undefined;
    const found = statOf(path);
    if (found === undefined) return undefined;
    return this.#kept.get(path)?.stamp === stampOf(found) ? undefined : found.size;
  }

  has(path: string): boolean {
    if (this.#slow.has(path)) return this.#readAside(path) !== undefined;
    return statOf(path)?.isFile() === true;
  }

  #readAside(path: string): T | undefined {
    const kept = this.#kept.get(path);
    const isFresh = kept !== undefined && performance.now() - kept.at < freshMs;
    if (!isFresh && !this.#asked.has(path) && this.#asked.size < mostFiles) {
      this.#asked.add(path);
      this.#slow.aside(async () => {
        this.#keep(path, await this.#look(path, this.#kept.get(path)));
        this.#asked.delete(path);
      });
    }
    return kept?.value;
  }

  async #look(path: string, kept: Kept<T> | undefined): Promise<Kept<T>> {
    try {
      const found = await stat(path);
      const stamp = stampOf(found);
      const at = performance.now();
      if (kept?.stamp === stamp) return { ...kept, at };
      const isRead = found.isFile() && found.size <= this.#mostBytes;
      const value = isRead ? this.#parse(await readFile(path, "utf8"), path) : undefined;
      return { stamp, value, at };
    } catch {
      return { stamp: "", value: undefined, at: performance.now() }; // not there, or not ours to read
    }
  }

  #keep(path: string, kept: Kept<T>): void {
    this.#kept.delete(path);
    this.#kept.set(path, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostFiles && oldest !== undefined) this.#kept.delete(oldest);
  }
}

function stampOf({ mtimeMs, size, ino }: Measured): string {
  return `${mtimeMs} ${size} ${ino}`;
}
