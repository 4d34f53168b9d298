import type { Stream } from "./tell.ts";
import type { ScriptedReply } from "./script.ts";

/** Writes the stream at the pace of the reply, cut and broken off as it says. */
export function streamBody(
  { frames, stallAt }: Stream,
  reply: ScriptedReply,
  closed: AbortSignal,
): ReadableStream<Uint8Array> {
  const chunks = cut(encode(frames, reply), reply);
  const pause = pauseOf(reply);
  const isCut = reply.cutBytes !== undefined || reply.cutAt !== undefined;
  let next = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (pause !== undefined) await Bun.sleep(pause);
      else if (isCut) await Bun.sleep(0); // each cut is its own write
      if (next === stallAt && reply.stallMs !== undefined) await Bun.sleep(reply.stallMs);
      const chunk = chunks[next];
      next += 1;
      if (chunk !== undefined) return controller.enqueue(chunk);
      if (stallAt !== undefined && reply.stallMs === undefined) return aborted(closed);
      if (reply.dropAfter === undefined) controller.close();
      else controller.error(); // resets the connection
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

function pauseOf({ pauseMs, tokensPerSecond }: ScriptedReply): number | undefined {
  if (pauseMs !== undefined) return pauseMs;
  return tokensPerSecond === undefined ? undefined : 1000 / tokensPerSecond;
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

function cut(
  frames: readonly Uint8Array[],
  { cutBytes, cutAt }: ScriptedReply,
): readonly Uint8Array[] {
  if (cutBytes === undefined && cutAt === undefined) return frames;
  const all = Buffer.concat(frames);
  if (cutBytes === undefined) return [all.subarray(0, cutAt), all.subarray(cutAt)];
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < all.length; at += cutBytes) chunks.push(all.subarray(at, at + cutBytes));
  return chunks;
}
