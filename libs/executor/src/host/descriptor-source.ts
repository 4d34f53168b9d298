import { BlockBuffer } from "./block-buffer.ts";
import { adoptDescriptor, releaseDescriptor } from "./close-forgotten.ts";
import { errorCode } from "../error-code.ts";
import { fileErrorOf } from "./file-error-of.ts";
import type { Awaitable, ByteSource } from "./host.ts";
import { failed, nativeCalls, readable } from "./native-calls.ts";
import { nodeFs } from "./node-fs.ts";
import { PutBack } from "./put-back.ts";
import { readiness, type Wait } from "./readiness.ts";

const notYet = Symbol("notYet");

/**
 * Reads a pipe, socket, terminal or device. It takes bytes only inside `read`, never ahead of it, so that
 * a child can go on where we stopped; and it leaves the descriptor's flags alone, which others share.
 */
export class DescriptorSource implements ByteSource {
  readonly #descriptor: number;
  readonly #putBack = new PutBack();
  readonly #buffer = new BlockBuffer(64 * 1024 - 1);
  #isOpen = true;
  #wait: Wait | undefined;
  /** Counts the reads that were withdrawn. */
  #withdrawals = 0;
  #hasWriter: boolean;

  /** `fifo`: a named pipe has no end before its first writer. */
  constructor(descriptor: number, kind: "any" | "fifo" = "any") {
    this.#descriptor = descriptor;
    this.#hasWriter = kind === "any";
    adoptDescriptor(this, descriptor);
  }

  get descriptor(): number | undefined {
    if (!this.#isOpen || !this.#writerCame()) return undefined;
    const { size } = this.#putBack;
    if (size === 0) return this.#descriptor;
    if (!nativeCalls().moveBack(this.#descriptor, size)) return undefined;
    this.#putBack.clear();
    return this.#descriptor;
  }

  read(): Awaitable<Uint8Array | undefined> {
    const first = this.#putBack.take();
    if (first !== undefined) return first;
    if (!this.#isOpen) return undefined;
    const now = this.#tryRead();
    return now === notYet ? this.#readLater() : now;
  }

  unread(bytes: Uint8Array): void {
    this.#putBack.add(bytes);
  }

  cancel(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#putBack.clear();
    this.#wait?.drop();
    releaseDescriptor(this, this.#descriptor);
  }

  withdraw(): void {
    this.#withdrawals += 1;
    this.#wait?.drop();
  }

  async #readLater(): Promise<Uint8Array | undefined> {
    const before = this.#withdrawals;
    for (;;) {
      const wait = readiness().wait(this.#descriptor, "read");
      this.#wait = wait;
      await wait.over;
      if (this.#wait === wait) this.#wait = undefined;
      if (!this.#isOpen || this.#withdrawals !== before) return undefined;
      const now = this.#tryRead();
      if (now !== notYet) return now;
    }
  }

  #tryRead(): Uint8Array | undefined | typeof notYet {
    if (!this.#writerCame()) return notYet;
    const room = this.#buffer.room();
    const length = nativeCalls().tryRead(this.#descriptor, room);
    if (length > 0) return this.#buffer.cut(room, length);
    if (length === 0) return undefined;
    return this.#isReady() ? this.#readReady(room) : notYet;
  }

  /** A terminal, or something that has failed. */
  #readReady(room: Uint8Array<ArrayBuffer>): Uint8Array | undefined | typeof notYet {
    try {
      const length = nodeFs().readSync(this.#descriptor, room);
      return length === 0 ? undefined : this.#buffer.cut(room, length);
    } catch (error) {
      const code = errorCode(error);
      if (code === "EAGAIN" || code === "EINTR") return notYet;
      if (code === "EIO" && this.#isTerminal()) return undefined; // who was at it has gone
      throw fileErrorOf(error);
    }
  }

  #isTerminal(): boolean {
    return process.getBuiltinModule("node:tty").isatty(this.#descriptor);
  }

  #writerCame(): boolean {
    this.#hasWriter ||= this.#isReady();
    return this.#hasWriter;
  }

  #isReady(): boolean {
    return (nativeCalls().poll(this.#descriptor, readable) & (readable | failed)) !== 0;
  }
}
