import type { ByteSource, ClosableSink } from "./streams/byte-stream.ts";
import type { Awaitable } from "./values/value.ts";

/**
 * What the kernel needs from the world. Paths are absolute and normalised; nothing here knows a current
 * directory. Methods answer at once where they can and with a promise where they must wait.
 */
export interface Host {
  readonly fs: FileSystem;
  /** Undefined: no external programs, a name that is no builtin is not found. */
  readonly processes: ProcessHost | undefined;
  readonly clock: Clock;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when it aborts first. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Lets timers, signals and streams have their turn. */
  breathe(): Promise<void>;
}

export type EntryKind = "file" | "directory" | "symlink" | "fifo" | "socket" | "device";

export interface FileStat {
  readonly kind: EntryKind;
  /** Bytes. */
  readonly size: number;
  /** Permission bits, e.g. 0o644. */
  readonly mode: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
  /** Whether this process may do it. */
  readonly readable: boolean;
  readonly writable: boolean;
  readonly executable: boolean;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

/** Every method throws or rejects with `FileError` of `@aish/core`. */
export interface FileSystem {
  /** Follows links; undefined if there is nothing. */
  stat(path: string): Awaitable<FileStat | undefined>;
  /** Does not follow the last link. */
  lstat(path: string): Awaitable<FileStat | undefined>;
  /** In no order. */
  list(path: string): Awaitable<readonly DirectoryEntry[]>;
  openRead(path: string): Awaitable<ByteSource>;
  /** Creates the file if it is missing; `write` empties it. */
  openWrite(path: string, mode: "write" | "append"): Awaitable<ClosableSink>;
  readText(path: string): Awaitable<string>;
  makeDirectory(path: string, options: { readonly parents: boolean }): Awaitable<void>;
  removeFile(path: string): Awaitable<void>;
}

export interface ProcessHost {
  /** The executable a name stands for: a path as it is, a name along `path` (colon-separated). */
  find(name: string, path: string, cwd: string): Awaitable<ExecutableSearch>;
  /** Throws a `FileError` if the program cannot be started. The descriptors stay the caller's. */
  spawn(request: SpawnRequest): ChildProcess;
  /** A pipe of the operating system; closed in children that are not given it. */
  openPipe(): DescriptorPair;
  /** Reading and writing a descriptor of ours without blocking. Ending or cancelling closes it. */
  source(descriptor: number): ByteSource;
  sink(descriptor: number): ClosableSink;
  close(descriptor: number): void;
  /** False if there is no such process. */
  signal(pid: number, signal: string): boolean;
}

export type ExecutableSearch =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "notExecutable"; readonly path: string }
  | { readonly kind: "directory"; readonly path: string }
  | { readonly kind: "missing" };

export interface DescriptorPair {
  readonly reader: number;
  readonly writer: number;
}

export interface SpawnRequest {
  readonly path: string;
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Complete: nothing else is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Descriptors of ours; undefined is `/dev/null`. */
  readonly stdin: number | undefined;
  readonly stdout: number | undefined;
  readonly stderr: number | undefined;
  /** A process group of its own, which `kill` reaches whole. False: it shares our terminal. */
  readonly ownGroup: boolean;
}

export interface ChildProcess {
  readonly pid: number;
  readonly ended: Promise<ProcessEnd>;
  /** Sends to the group if it has one of its own. */
  kill(signal: string): void;
}

/** Exactly one of the two is set. */
export interface ProcessEnd {
  readonly exitCode: number | undefined;
  /** `SIGTERM`, … */
  readonly signal: string | undefined;
}
