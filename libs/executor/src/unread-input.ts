import { dlopen, ptr } from "bun:ffi";
import { closeSync, constants, openSync, readlinkSync, readSync } from "node:fs";

const { O_NOCTTY, O_NONBLOCK, O_RDWR } = constants;
const termiosBytes = 128;
const mostBytes = 1 << 16;

/**
 * The other end of a command's terminal, held open so that what was typed and not read by anybody
 * outlives the command. Only where /proc says which terminal a process has.
 */
export class UnreadInput {
  readonly #descriptor: number;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** Undefined if it cannot be known. */
  static of(pid: number): UnreadInput | undefined {
    if (process.platform !== "linux") return undefined;
    try {
      const path = readlinkSync(`/proc/${pid}/fd/0`);
      if (!/^\/dev\/pts\/\d+$/.test(path)) return undefined;
      return new UnreadInput(openSync(path, O_RDWR | O_NOCTTY | O_NONBLOCK));
    } catch {
      return undefined; // it has ended, or its terminal is not ours
    }
  }

  /** What nobody has read, line ends as the terminal made them. Closes. */
  take(): Uint8Array {
    const bytes = new Uint8Array(mostBytes);
    try {
      // A terminal that gathers lines keeps one that is not over to itself.
      if (!showUnfinishedLines(this.#descriptor)) return bytes.subarray(0, 0);
      return bytes.subarray(0, readSync(this.#descriptor, bytes));
    } catch {
      return bytes.subarray(0, 0); // nothing is there
    } finally {
      closeSync(this.#descriptor);
    }
  }
}

function showUnfinishedLines(descriptor: number): boolean {
  const symbols = (library ??= load());
  if (symbols === undefined) return false;
  const termios = new Uint8Array(termiosBytes);
  if (symbols.tcgetattr(descriptor, ptr(termios)) !== 0) return false;
  symbols.cfmakeraw(ptr(termios));
  return symbols.tcsetattr(descriptor, 0, ptr(termios)) === 0;
}

type Library = ReturnType<typeof open>["symbols"];
let library: Library | undefined;

function load(): Library | undefined {
  for (const name of ["libc.so.6", "libc.musl-x86_64.so.1", "libc.musl-aarch64.so.1"]) {
    try {
      return open(name).symbols;
    } catch {
      // Not the C library of this system; the next name may be.
    }
  }
  return undefined;
}

function open(name: string) {
  return dlopen(name, {
    tcgetattr: { args: ["i32", "ptr"], returns: "i32" },
    tcsetattr: { args: ["i32", "i32", "ptr"], returns: "i32" },
    cfmakeraw: { args: ["ptr"], returns: "void" },
  });
}
