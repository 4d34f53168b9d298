import type { ByteSource } from "./byte-stream.ts";
import type { Awaitable } from "../values/value.ts";

/** Everything up to the end. */
export function readAll(source: ByteSource): Awaitable<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = source.read();
    if (chunk instanceof Promise) return readRest(source, chunk, chunks);
    if (chunk === undefined) return concatBytes(chunks);
    chunks.push(chunk);
  }
}

async function readRest(
  source: ByteSource,
  first: Promise<Uint8Array | undefined>,
  chunks: Uint8Array[],
): Promise<Uint8Array> {
  let chunk = await first;
  while (chunk !== undefined) {
    chunks.push(chunk);
    const next = source.read();
    chunk = next instanceof Promise ? await next : next;
  }
  return concatBytes(chunks);
}

/** Copies nothing if there is only one. */
export function concatBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  let length = 0;
  for (const chunk of chunks) length += chunk.length;
  const all = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}
