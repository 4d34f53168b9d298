import { dlopen, ptr } from "bun:ffi";

/** A pipe of the operating system, and the few calls on descriptors that go with it. */
export interface NativePipes {
  /** Both ends are closed in children unless they are handed to them; undefined if there is no room. */
  open(): { readonly reader: number; readonly writer: number } | undefined;
  close(descriptor: number): void;
}

const libraries =
  process.platform === "darwin"
    ? ["libSystem.B.dylib"]
    : ["libc.so.6", "libc.musl-x86_64.so.1", "libc.musl-aarch64.so.1"];

/**
 * What Bun makes of `stdout: "pipe"` is a socket, and a child cannot open `/dev/stdout` on a socket.
 * Undefined where the C library cannot be reached.
 */
export function loadPipes(): NativePipes | undefined {
  for (const library of libraries) {
    try {
      return process.platform === "darwin" ? fromPipe(library) : fromPipe2(library);
    } catch {
      // Not the C library of this system; the next name may be.
    }
  }
  return undefined;
}

const close = { args: ["i32"], returns: "i32" } as const;

function fromPipe2(library: string): NativePipes {
  const closeOnExec = 0o2000000; // O_CLOEXEC of Linux
  const { symbols } = dlopen(library, {
    pipe2: { args: ["ptr", "i32"], returns: "i32" },
    close,
  });
  return toPipes((ends) => symbols.pipe2(ptr(ends), closeOnExec), symbols.close);
}

function fromPipe(library: string): NativePipes {
  const { symbols } = dlopen(library, { pipe: { args: ["ptr"], returns: "i32" }, close });
  return toPipes((ends) => symbols.pipe(ptr(ends)), symbols.close);
}

function toPipes(
  open: (ends: Int32Array) => number,
  closeOne: (descriptor: number) => number,
): NativePipes {
  return {
    open() {
      const ends = new Int32Array(2);
      if (open(ends) !== 0) return undefined;
      const [reader = -1, writer = -1] = ends;
      return { reader, writer };
    },
    close: (descriptor) => void closeOne(descriptor),
  };
}
