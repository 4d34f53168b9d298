import { readFileSync } from "node:fs";
import { statOf } from "../stat-of.ts";

const mostFiles = 200;

/** What was made of the text of a file, kept until the file changes. */
export class KeptFiles<T> {
  readonly #kept = new Map<string, { readonly stamp: string; readonly value: T }>();
  readonly #parse: (text: string, path: string) => T;
  readonly #mostBytes: number;

  constructor(parse: (text: string, path: string) => T, mostBytes: number) {
    this.#parse = parse;
    this.#mostBytes = mostBytes;
  }

  /** Undefined: there is no such file, we may not read it, or it is too large to be what is looked for. */
  read(path: string): T | undefined {
    try {
      const found = statOf(path);
      // A pipe or a device of that name would never end.
      if (found?.isFile() !== true || found.size > this.#mostBytes) return undefined;
      const stamp = `${found.mtimeMs} ${found.size} ${found.ino}`;
      const kept = this.#kept.get(path);
      if (kept?.stamp === stamp) return kept.value;
      const value = this.#parse(readFileSync(path, "utf8"), path);
      this.#keep(path, { stamp, value });
      return value;
    } catch {
      return undefined; // not ours to read
    }
  }

  /** Whether `read` would have to parse it first, and how many bytes. */
  unread(path: string): number | undefined {
    const found = statOf(path);
    if (found === undefined) return undefined;
    const stamp = `${found.mtimeMs} ${found.size} ${found.ino}`;
    return this.#kept.get(path)?.stamp === stamp ? undefined : found.size;
  }

  has(path: string): boolean {
    return statOf(path)?.isFile() === true;
  }

  #keep(path: string, kept: { readonly stamp: string; readonly value: T }): void {
    this.#kept.delete(path);
    this.#kept.set(path, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostFiles && oldest !== undefined) this.#kept.delete(oldest);
  }
}
