import { fileErrorOf } from "./file-error-of.ts";
import { FileSource } from "./file-source.ts";
import type { Awaitable, ByteSource } from "./host.ts";
import { nodeFs } from "./node-fs.ts";
import { openForReading } from "./open-file.ts";

/** All of it as UTF-8; what is none becomes U+FFFD. */
export function readText(path: string): Awaitable<string> {
  try {
    const source = openForReading(path);
    return source instanceof FileSource ? textOfFile(source) : textOf(source);
  } catch (error) {
    throw fileErrorOf(error);
  }
}

function textOfFile(source: FileSource): string {
  try {
    return source.descriptor === undefined ? "" : nodeFs().readFileSync(source.descriptor, "utf8");
  } finally {
    source.cancel();
  }
}

async function textOf(source: ByteSource): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    for (let chunk = await source.read(); chunk !== undefined; chunk = await source.read()) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString("utf8");
  } finally {
    source.cancel();
  }
}
