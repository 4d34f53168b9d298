import { dlopen, ptr } from "bun:ffi";
import { saneTerminal } from "./sane-terminal.ts";

/**
 * `cooked` is how the terminal was found, or should have been. `editing` gives us each key and keeps `\n` a new line.
 * `raw` passes every byte untouched both ways, for a command that has a terminal of its own.
 */
export type TerminalMode = "cooked" | "editing" | "raw";

export interface TerminalModes {
  set(mode: TerminalMode): void;
  /**
   * Ends the process at once, without what Bun does then: it would put the terminal back as it was found.
   * Undefined where that is right.
   */
  readonly endAtOnce: ((status: number) => void) | undefined;
}

// Larger than any termios: 60 bytes on Linux, 72 on macOS.
const termiosBytes = 128;
// c_oflag follows c_iflag; tcflag_t is 4 bytes on Linux (glibc, musl) and 8 on macOS.
const flagBytes = process.platform === "darwin" ? 8 : 4;
const afterOutput = 1; // TCSADRAIN

/**
 * Remembers the modes of the terminal on `fd` and switches between them. bun:ffi, because Bun's own
 * raw mode keeps output processing on, which breaks the screens of full-screen programs.
 */
export function openTerminalModes(fd: number): TerminalModes {
  const symbols = openLibrary();
  const found = new Uint8Array(termiosBytes);
  if (symbols === undefined || symbols.tcgetattr(fd, ptr(found)) !== 0)
    return { set: () => {}, endAtOnce: undefined };
  const cooked = saneTerminal(found);
  const raw = cooked.slice();
  symbols.cfmakeraw(ptr(raw));
  const editing = raw.slice();
  editing.set(cooked.subarray(flagBytes, 2 * flagBytes), flagBytes);
  const modes: Record<TerminalMode, Uint8Array> = { cooked, editing, raw };
  let current: TerminalMode | undefined = cooked === found ? "cooked" : undefined;
  return {
    set(mode) {
      if (mode === current) return;
      symbols.tcsetattr(fd, afterOutput, ptr(modes[mode]));
      current = mode;
    },
    endAtOnce: cooked === found ? undefined : (status) => symbols["_exit"](status),
  };
}

const libraries =
  process.platform === "darwin"
    ? ["libSystem.B.dylib"]
    : ["libc.so.6", "libc.musl-x86_64.so.1", "libc.musl-aarch64.so.1"];

type Symbols = Pick<
  ReturnType<typeof load>["symbols"],
  "tcgetattr" | "tcsetattr" | "cfmakeraw" | "_exit"
>;

function openLibrary(): Symbols | undefined {
  for (const name of libraries) {
    try {
      return load(name).symbols;
    } catch {
      // Not the C library of this system; the next name may be.
    }
  }
  return undefined;
}

function load(library: string) {
  return dlopen(library, {
    tcgetattr: { args: ["i32", "ptr"], returns: "i32" },
    tcsetattr: { args: ["i32", "i32", "ptr"], returns: "i32" },
    cfmakeraw: { args: ["ptr"], returns: "void" },
    _exit: { args: ["i32"], returns: "void" },
  });
}
