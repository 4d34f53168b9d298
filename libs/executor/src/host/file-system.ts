import { FileError } from "@aish/core";
import type { Dirent, Stats } from "node:fs";
import { fileErrorOf } from "./file-error-of.ts";
import type { Awaitable, ByteSource, ClosableSink } from "./host.ts";
import { nodeFs } from "./node-fs.ts";
import { openForReading, openForWriting } from "./open-file.ts";
import { readText } from "./read-text.ts";

export type EntryKind = "file" | "directory" | "symlink" | "fifo" | "socket" | "device";

export interface FileStat {
  readonly kind: EntryKind;
  readonly size: number;
  readonly mode: number;
  readonly modifiedAt: number;
  /** The system is asked when they are read. */
  readonly readable: boolean;
  readonly writable: boolean;
  readonly executable: boolean;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** Regular files and directories answer at once; only pipes, terminals and devices make a promise. */
export interface FileSystem {
  stat(path: string): FileStat | undefined;
  lstat(path: string): FileStat | undefined;
  list(path: string): readonly DirectoryEntry[];
  openRead(path: string): ByteSource;
  openWrite(path: string, mode: "write" | "append"): ClosableSink;
  readText(path: string): Awaitable<string>;
  makeDirectory(path: string, options: { readonly parents: boolean }): void;
  removeFile(path: string): void;
}

export function createFileSystem(): FileSystem {
  return {
    stat: (path) => look(path, () => nodeFs().statSync(path, { throwIfNoEntry: false })),
    lstat: (path) => look(path, () => nodeFs().lstatSync(path, { throwIfNoEntry: false })),
    list: (path) =>
      attempt(() => nodeFs().readdirSync(path, { withFileTypes: true })).map((entry) => ({
        name: entry.name,
        kind: kindOf(entry),
      })),
    openRead: (path) => attempt(() => openForReading(path)),
    openWrite: (path, mode) => attempt(() => openForWriting(path, mode)),
    readText,
    makeDirectory: (path, { parents }) =>
      attempt(() => void nodeFs().mkdirSync(path, { recursive: parents })),
    removeFile,
  };
}

function attempt<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw fileErrorOf(error);
  }
}

function look(path: string, ask: () => Stats | undefined): FileStat | undefined {
  try {
    const stats = ask();
    return stats && toFileStat(path, stats);
  } catch (error) {
    const reason = fileErrorOf(error);
    // Below a file there is nothing.
    if (reason instanceof FileError && reason.code === "not-a-directory") return undefined;
    throw reason;
  }
}

function toFileStat(path: string, stats: Stats): FileStat {
  const { R_OK, W_OK, X_OK } = nodeFs().constants;
  return {
    kind: kindOf(stats),
    size: stats.size,
    mode: stats.mode & 0o7777,
    modifiedAt: stats.mtimeMs,
    get readable() {
      return mayAccess(path, R_OK);
    },
    get writable() {
      return mayAccess(path, W_OK);
    },
    get executable() {
      return mayAccess(path, X_OK);
    },
  };
}

function mayAccess(path: string, how: number): boolean {
  try {
    nodeFs().accessSync(path, how);
    return true;
  } catch {
    return false; // whatever the reason, it may not be done
  }
}

function kindOf(entry: Stats | Dirent): EntryKind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "directory";
  if (entry.isSymbolicLink()) return "symlink";
  if (entry.isFIFO()) return "fifo";
  return entry.isSocket() ? "socket" : "device";
}

function removeFile(path: string): void {
  try {
    nodeFs().unlinkSync(path);
  } catch (error) {
    // macOS says EPERM of a directory, which is no help.
    const isDirectory = nodeFs().lstatSync(path, { throwIfNoEntry: false })?.isDirectory();
    if (isDirectory === true) throw new FileError("is-a-directory", "is a directory");
    throw fileErrorOf(error);
  }
}
