import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface KeptRequest {
  readonly requestPath: string;
  readonly requestBytes: number;
}

/**
 * Keeps the body of a request, exactly as it was sent, beside the session. Undefined if it cannot be
 * kept: then `:context` knows it only until the program ends.
 */
export function keepRequest(
  sessionDirectory: string,
  name: string,
  body: string,
): KeptRequest | undefined {
  const path = join(sessionDirectory, "requests", `${name}.json.zst`);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const bytes = Bun.zstdCompressSync(body);
    writeFileSync(path, bytes, { mode: 0o600 });
    return { requestPath: path, requestBytes: bytes.length };
  } catch {
    return undefined; // a full or read-only disk is told of where the history is written
  }
}

/** Undefined if it is no longer there. */
export function readRequest(path: string): string | undefined {
  try {
    return Bun.zstdDecompressSync(readFileSync(path)).toString("utf8");
  } catch {
    return undefined;
  }
}
