import type { ScriptedReply } from "./script.ts";

/** Writes the frames, cut and broken off as the reply says. */
export function streamBody(
  frames: readonly string[],
  reply: ScriptedReply,
  closed: AbortSignal,
): ReadableStream<Uint8Array> {
  const whole = frames.slice(0, reply.stallAfter ?? reply.dropAfter ?? reply.endAfter);
  const chunks = cut(encode(whole, reply), reply.cutBytes);
  let next = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (reply.pauseMs !== undefined) await Bun.sleep(reply.pauseMs);
      else if (reply.cutBytes !== undefined) await Bun.sleep(0); // each cut is its own write
      const chunk = chunks[next];
      next += 1;
      if (chunk !== undefined) controller.enqueue(chunk);
      else if (reply.stallAfter !== undefined) await aborted(closed);
      else if (reply.dropAfter !== undefined)
        controller.error(); // resets the connection
      else controller.close();
    },
  });
}

/** Settles when the client has gone: what a server does that never answers. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function encode(frames: readonly string[], reply: ScriptedReply): readonly Uint8Array[] {
  const written = [...frames];
  const last = written.at(-1);
  if (reply.lastBlankLine === false && last !== undefined) {
    written[written.length - 1] = last.trimEnd();
  }
  if (reply.byteOrderMark === true) written.unshift("\uFEFF");
  const encoder = new TextEncoder();
  return written.map((frame) => encoder.encode(frame));
}

function cut(frames: readonly Uint8Array[], bytes: number | undefined): readonly Uint8Array[] {
  if (bytes === undefined) return frames;
  const all = Buffer.concat(frames);
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < all.length; at += bytes) chunks.push(all.subarray(at, at + bytes));
  return chunks;
}
