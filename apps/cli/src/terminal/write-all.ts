/** Writes everything, waiting where the other side is slow; a side that is gone takes nothing. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  // Loaded here: a program that prints nothing must not pay for it.
  const { writeSync } = process.getBuiltinModule("node:fs");
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      if (!isAgain(error)) return;
      Bun.sleepSync(1);
    }
  }
}

function isAgain(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EAGAIN";
}
