import { dlopen } from "bun:ffi";

/**
 * Whether a standard stream is a terminal. Asked of the C library, because loading `node:tty` takes
 * Bun longer than starting; that is left for systems whose library cannot be reached.
 */
export function isTerminal(fd: 0 | 1 | 2): boolean {
  try {
    const library = process.platform === "darwin" ? "libSystem.B.dylib" : "libc.so.6";
    const { symbols } = dlopen(library, { isatty: { args: ["i32"], returns: "i32" } });
    return symbols.isatty(fd) === 1;
  } catch {
    return process.getBuiltinModule("node:tty").isatty(fd);
  }
}
