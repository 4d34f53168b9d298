import { assertNever, FileError } from "@aish/core";
import type { ByteSource, ClosableSink } from "../streams/byte-stream.ts";
import { decodeLoosely } from "../streams/decode-loosely.ts";
import { deviceSource, readingHandle, writingHandle } from "./memory-handle.ts";
import { discardSink } from "../streams/discard-sink.ts";
import {
  ByteBudget,
  MemoryFile,
  type DeviceName,
  type MemoryDirectory,
  type MemoryNode,
} from "./memory-node.ts";
import { findNode, lookupError, type Place } from "./memory-lookup.ts";
import type { Clock, DirectoryEntry, FileStat, FileSystem } from "../ports.ts";

/** By absolute path; directories above are made. A string or bytes is a file's content. */
export type MemoryFiles = Readonly<Record<string, string | Uint8Array | MemoryEntry>>;

export type MemoryEntry =
  | {
      readonly kind: "file";
      readonly content: string | Uint8Array;
      readonly mode?: number;
      readonly modifiedAt?: number;
    }
  | { readonly kind: "directory"; readonly mode?: number }
  | { readonly kind: "symlink"; readonly target: string }
  | { readonly kind: "device"; readonly device: DeviceName };

export interface MemoryFileSystemOptions {
  /** Without one it is always 1970. */
  readonly clock?: Pick<Clock, "now">;
  /** Bytes that all files may have together. */
  readonly budget?: number;
}

/** What stands under `/dev` where there is no real one. */
export const deviceFiles: MemoryFiles = {
  "/dev/null": { kind: "device", device: "null" },
  "/dev/zero": { kind: "device", device: "zero" },
  "/dev/random": { kind: "device", device: "random" },
  "/dev/urandom": { kind: "device", device: "urandom" },
};

/** A tree of files that is gone with the process. Answers at once. Its user is the owner of every file. */
export class MemoryFileSystem implements FileSystem {
  readonly #now: () => number;
  readonly #budget: ByteBudget;
  readonly #root: MemoryDirectory;

  constructor(files: MemoryFiles = {}, options: MemoryFileSystemOptions = {}) {
    const { clock, budget = Infinity } = options;
    this.#now = clock === undefined ? () => 0 : () => clock.now();
    this.#budget = new ByteBudget(budget);
    this.#root = this.#newDirectory(0o755);
    for (const [path, entry] of Object.entries(files)) this.#plant(path, entry);
  }

  #plant(path: string, entry: string | Uint8Array | MemoryEntry): void {
    const parent = directoryOf(path);
    if (parent !== path) this.makeDirectory(parent, { parents: true });
    const place = this.#find(path, false);
    const node = this.#toNode(entry);
    // A directory that a path above has already made stays.
    if (place.node === undefined) place.directory.entries.set(place.name, node);
    else if (node.kind !== "directory") throw new FileError("exists", `${path} is there twice`);
  }

  #toNode(entry: string | Uint8Array | MemoryEntry): MemoryNode {
    if (typeof entry === "string" || entry instanceof Uint8Array) {
      return this.#toNode({ kind: "file", content: entry });
    }
    const modifiedAt = this.#now();
    switch (entry.kind) {
      case "directory":
        return this.#newDirectory(entry.mode ?? 0o755);
      case "symlink":
        return { kind: "symlink", target: entry.target, mode: 0o777, modifiedAt };
      case "device":
        return { kind: "device", device: entry.device, mode: 0o666, modifiedAt };
      case "file": {
        const file = this.#newFile(entry.mode ?? 0o644);
        file.append(entry.content);
        file.modifiedAt = entry.modifiedAt ?? modifiedAt;
        return file;
      }
      default:
        return assertNever(entry);
    }
  }

  #newDirectory(mode: number): MemoryDirectory {
    return { kind: "directory", entries: new Map(), mode, modifiedAt: this.#now() };
  }

  #newFile(mode: number): MemoryFile {
    return new MemoryFile(mode, this.#now(), this.#budget);
  }

  #find(path: string, follow: boolean): Place {
    const place = findNode(this.#root, path, follow);
    if (typeof place === "string") throw lookupError(place);
    return place;
  }

  #existing(path: string): MemoryNode {
    const { node } = this.#find(path, true);
    if (node === undefined) throw lookupError("not-found");
    return node;
  }

  stat(path: string): FileStat | undefined {
    return this.#statOf(path, true);
  }

  lstat(path: string): FileStat | undefined {
    return this.#statOf(path, false);
  }

  #statOf(path: string, follow: boolean): FileStat | undefined {
    const place = findNode(this.#root, path, follow);
    if (place === "loop") throw lookupError(place);
    return typeof place === "string" || place.node === undefined ? undefined : toStat(place.node);
  }

  list(path: string): readonly DirectoryEntry[] {
    const directory = this.#existing(path);
    if (directory.kind !== "directory") throw lookupError("not-a-directory");
    check(directory.mode, readBit);
    return Array.from(directory.entries, ([name, { kind }]) => ({ name, kind }));
  }

  openRead(path: string): ByteSource {
    const node = this.#existing(path);
    if (node.kind === "device") return deviceSource(node.device);
    return readingHandle(readable(node));
  }

  readText(path: string): string {
    const node = this.#existing(path);
    if (node.kind === "device" && node.device === "null") return "";
    if (node.kind === "device") throw new FileError("unsupported", "it has no end");
    const file = readable(node);
    return decodeLoosely(file.bytes(0, file.size));
  }

  openWrite(path: string, mode: "write" | "append"): ClosableSink {
    const place = this.#find(path, true);
    const node = place.node ?? this.#add(place, this.#newFile(0o644));
    if (node.kind === "device") return discardSink;
    if (node.kind !== "file") throw new FileError("is-a-directory", "is a directory");
    check(node.mode, writeBit);
    if (mode === "write") {
      node.empty();
      node.modifiedAt = this.#now();
    }
    return writingHandle(node, this.#now);
  }

  makeDirectory(path: string, { parents }: { readonly parents: boolean }): void {
    if (!parents) {
      const place = this.#find(path, false);
      if (place.node !== undefined) throw new FileError("exists", "file exists");
      this.#add(place, this.#newDirectory(0o755));
      return;
    }
    const names = path.split("/").slice(1);
    for (const index of names.keys()) {
      const above = `/${names.slice(0, index + 1).join("/")}`;
      const place = this.#find(above, true);
      if (place.node === undefined) this.makeDirectory(above, { parents: false });
      else if (place.node.kind === "directory") continue;
      else if (index === names.length - 1) throw new FileError("exists", "file exists");
      else throw lookupError("not-a-directory");
    }
  }

  removeFile(path: string): void {
    const { directory, name, node } = this.#find(path, false);
    if (node === undefined) throw lookupError("not-found");
    if (node.kind === "directory") throw new FileError("is-a-directory", "is a directory");
    check(directory.mode, writeBit);
    directory.entries.delete(name);
    directory.modifiedAt = this.#now();
    if (node.kind === "file") node.remove();
  }

  #add<T extends MemoryNode>({ directory, name }: Place, node: T): T {
    check(directory.mode, writeBit);
    directory.entries.set(name, node);
    directory.modifiedAt = this.#now();
    return node;
  }
}

const readBit = 0o400;
const writeBit = 0o200;

function check(mode: number, bit: number): void {
  if ((mode & bit) === 0) throw new FileError("denied", "permission denied");
}

function readable(node: MemoryNode): MemoryFile {
  if (node.kind !== "file") throw new FileError("is-a-directory", "is a directory");
  check(node.mode, readBit);
  return node;
}

function toStat(node: MemoryNode): FileStat {
  return {
    kind: node.kind,
    size: node.kind === "file" ? node.size : 0,
    mode: node.mode,
    modifiedAt: node.modifiedAt,
    readable: (node.mode & readBit) !== 0,
    writable: (node.mode & writeBit) !== 0,
    executable: (node.mode & 0o100) !== 0,
  };
}

/** Of an absolute path without a slash at its end. */
function directoryOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf("/")));
}
