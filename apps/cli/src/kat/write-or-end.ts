import { writeSync } from "node:fs";
import { BrokenPipe } from "@aish/core";

/** Writes everything to a stream; throws `BrokenPipe` when nobody reads it any more. */
export function writeOrEnd(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EPIPE") throw new BrokenPipe();
      if (code !== "EAGAIN") throw error;
      Bun.sleepSync(1);
    }
  }
}
