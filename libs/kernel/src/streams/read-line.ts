import type { ByteSource } from "./byte-stream.ts";
import { concatBytes } from "./read-all.ts";
import type { Awaitable } from "../values/value.ts";

const newline = 0x0a;

/**
 * The bytes up to the next newline, without it; undefined at the end. What lies behind stays in the
 * source for the next reader.
 */
export function readLine(source: ByteSource): Awaitable<Uint8Array | undefined> {
  const chunk = source.read();
  return chunk instanceof Promise
    ? chunk.then((late) => finishLine(source, late, []))
    : finishLine(source, chunk, []);
}

function finishLine(
  source: ByteSource,
  first: Uint8Array | undefined,
  before: Uint8Array[],
): Awaitable<Uint8Array | undefined> {
  let chunk = first;
  while (chunk !== undefined) {
    const end = chunk.indexOf(newline);
    if (end >= 0) {
      if (end + 1 < chunk.length) source.unread(chunk.subarray(end + 1));
      return joined(before, chunk.subarray(0, end));
    }
    before.push(chunk);
    const next = source.read();
    if (next instanceof Promise) return next.then((late) => finishLine(source, late, before));
    chunk = next;
  }
  return before.length === 0 ? undefined : concatBytes(before);
}

function joined(before: Uint8Array[], last: Uint8Array): Uint8Array {
  return before.length === 0 ? last : concatBytes([...before, last]);
}
