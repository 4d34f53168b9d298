import { assertNever, FileError } from "@aish/core";
import { bytesSource } from "../streams/bytes-source.ts";
import { decodeLoosely } from "../streams/decode-loosely.ts";
import { andThen } from "../code.ts";
import type { Clock, FileStat, FileSystem } from "../ports.ts";
import type { Awaitable } from "../values/value.ts";

export type GeneratedEntry = GeneratedFile | GeneratedDirectory;

export interface GeneratedFile {
  readonly kind: "file";
  /** What it holds at this moment; asked again for each reader. */
  content(): Awaitable<Uint8Array | string>;
}

export interface GeneratedDirectory {
  readonly kind: "directory";
  entries(): ReadonlyMap<string, GeneratedEntry>;
}

const encoder = new TextEncoder();

/** Files that are made when they are looked at, and can only be read; `entries` is what `/` holds. */
export function createGeneratedFiles(
  entries: () => ReadonlyMap<string, GeneratedEntry>,
  clock: Pick<Clock, "now">,
): FileSystem {
  const root: GeneratedDirectory = { kind: "directory", entries };

  function find(path: string): GeneratedEntry | "not-found" | "not-a-directory" {
    let entry: GeneratedEntry = root;
    for (const name of path.split("/")) {
      if (name === "") continue;
      if (entry.kind !== "directory") return "not-a-directory";
      const next = entry.entries().get(name);
      if (next === undefined) return "not-found";
      entry = next;
    }
    return entry;
  }

  function existing(path: string): GeneratedEntry {
    const entry = find(path);
    if (entry === "not-found") throw new FileError(entry, "no such file or directory");
    if (entry === "not-a-directory") throw new FileError(entry, "not a directory");
    return entry;
  }

  function content(path: string): Awaitable<Uint8Array | string> {
    const entry = existing(path);
    if (entry.kind === "file") return entry.content();
    throw new FileError("is-a-directory", "is a directory");
  }

  function stat(path: string): Awaitable<FileStat | undefined> {
    const entry = find(path);
    if (typeof entry === "string") return undefined;
    switch (entry.kind) {
      case "directory":
        return toStat("directory", 0, clock.now());
      case "file":
        return andThen(entry.content(), (bytes) => toStat("file", sizeOf(bytes), clock.now()));
      default:
        return assertNever(entry);
    }
  }

  return {
    stat,
    lstat: stat,
    list(path) {
      const directory = existing(path);
      if (directory.kind !== "directory") throw new FileError("not-a-directory", "not a directory");
      return Array.from(directory.entries(), ([name, { kind }]) => ({ name, kind }));
    },
    openRead: (path) => andThen(content(path), bytesSource),
    readText: (path) =>
      andThen(content(path), (bytes) => (typeof bytes === "string" ? bytes : decodeLoosely(bytes))),
    openWrite: refuse,
    makeDirectory: refuse,
    removeFile: refuse,
  };
}

function refuse(): never {
  throw new FileError("read-only", "it can only be read");
}

function sizeOf(content: Uint8Array | string): number {
  return typeof content === "string" ? encoder.encode(content).length : content.length;
}

function toStat(kind: "file" | "directory", size: number, modifiedAt: number): FileStat {
  const executable = kind === "directory";
  const mode = executable ? 0o555 : 0o444;
  return { kind, size, mode, modifiedAt, readable: true, writable: false, executable };
}
