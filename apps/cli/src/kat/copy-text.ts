import type { KatRequest } from "../invocation.ts";
import type { KatPlace } from "./kat-place.ts";
import type { LivePort } from "./live-port.ts";

const sliceBytes = 1024 * 1024;
const patienceMs = 1000;
const newline = 0x0a;

/** Prints a text byte by byte as it is, with the numbers of its lines if they were asked for. */
export async function copyText(
  port: LivePort,
  { numbers }: KatRequest,
  { print }: KatPlace,
): Promise<void> {
  const numbered = numbers ? new LineNumbers() : undefined;
  for (let at = 0; ;) {
    const bytes = port.read(at, Math.min(sliceBytes, port.size - at));
    if (bytes.length > 0) print(numbered === undefined ? bytes : numbered.take(bytes));
    else if (port.isEnded) return;
    else await port.fill(at + 1, patienceMs);
    at += bytes.length;
  }
}

/** The same of what comes through a pipe, as it comes. */
export async function copyStream(
  stream: ReadableStream<Uint8Array>,
  { numbers }: KatRequest,
  { print }: KatPlace,
): Promise<void> {
  const numbered = numbers ? new LineNumbers() : undefined;
  // Left early, it is cancelled: whoever writes is told that nobody reads on.
  for await (const bytes of stream) print(numbered === undefined ? bytes : numbered.take(bytes));
}

/** As `cat -n` writes them. */
class LineNumbers {
  #line = 1;
  #isAtStart = true;

  take(bytes: Uint8Array): Uint8Array {
    const parts: Uint8Array[] = [];
    for (let at = 0; at < bytes.length;) {
      if (this.#isAtStart) {
        parts.push(Buffer.from(`${String(this.#line).padStart(6)}\t`));
        this.#line += 1;
      }
      const found = bytes.indexOf(newline, at);
      const end = found < 0 ? bytes.length : found + 1;
      this.#isAtStart = found >= 0;
      parts.push(bytes.subarray(at, end));
      at = end;
    }
    return Buffer.concat(parts);
  }
}
