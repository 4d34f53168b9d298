import { FileError } from "@aish/core";

export type MemoryNode = MemoryFile | MemoryDirectory | MemoryLink | MemoryDevice;

export interface MemoryDirectory {
  readonly kind: "directory";
  readonly entries: Map<string, MemoryNode>;
  readonly mode: number;
  modifiedAt: number;
}

export interface MemoryLink {
  readonly kind: "symlink";
  readonly target: string;
  readonly mode: number;
  readonly modifiedAt: number;
}

export interface MemoryDevice {
  readonly kind: "device";
  readonly device: DeviceName;
  readonly mode: number;
  readonly modifiedAt: number;
}

export type DeviceName = "null" | "zero" | "random" | "urandom";

/** Bytes that all files of a file system may have together. */
export class ByteBudget {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  take(bytes: number): void {
    if (bytes > this.#left) throw new FileError("full", "no space left in memory");
    this.#left -= bytes;
  }

  giveBack(bytes: number): void {
    this.#left += bytes;
  }
}

const encoder = new TextEncoder();

/**
 * A file's content. What has been read is a view of it, so bytes once written never change: more are
 * added behind them, and emptying begins a new buffer.
 */
export class MemoryFile {
  readonly kind = "file";
  readonly mode: number;
  modifiedAt: number;
  readonly #budget: ByteBudget;
  #buffer: Uint8Array = new Uint8Array();
  #size = 0;
  #holders = 0;
  #isRemoved = false;

  constructor(mode: number, modifiedAt: number, budget: ByteBudget) {
    this.mode = mode;
    this.modifiedAt = modifiedAt;
    this.#budget = budget;
  }

  get size(): number {
    return this.#size;
  }

  bytes(from: number, most: number): Uint8Array {
    return this.#buffer.subarray(from, Math.min(from + most, this.#size));
  }

  append(chunk: Uint8Array | string): void {
    const bytes = typeof chunk === "string" ? encoder.encode(chunk) : chunk;
    this.#budget.take(bytes.length);
    const size = this.#size + bytes.length;
    if (size > this.#buffer.length) {
      const larger = new Uint8Array(this.#size === 0 ? size : Math.max(size, this.#size * 2));
      larger.set(this.#buffer.subarray(0, this.#size));
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#size);
    this.#size = size;
  }

  empty(): void {
    this.#budget.giveBack(this.#size);
    this.#buffer = new Uint8Array();
    this.#size = 0;
  }

  hold(): void {
    this.#holders += 1;
  }

  release(): void {
    this.#holders -= 1;
    this.#freeIfUnreachable();
  }

  remove(): void {
    this.#isRemoved = true;
    this.#freeIfUnreachable();
  }

  /** Without a name it lives as long as somebody has it open. */
  #freeIfUnreachable(): void {
    if (this.#isRemoved && this.#holders === 0) this.empty();
  }
}
