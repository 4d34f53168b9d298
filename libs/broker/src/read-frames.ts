import type { Deadline } from "./deadline.ts";
import { toSent, type Sent } from "./send-request.ts";
import { createSseReader, type Frame } from "./sse.ts";

export type Read =
  | { readonly kind: "frames"; readonly frames: readonly Frame[] }
  | { readonly kind: "over" }
  | Exclude<Sent, { kind: "response" }>;

/** The frames of an answer, as many at once as arrived together. Not a generator: those cost more. */
export interface FrameReader {
  read(): Promise<Read>;
  /** Lets the answer come to its end, so that the connection can be used again. */
  finish(withinMs: number): Promise<void>;
  /** Nothing more of it is wanted. */
  close(): Promise<void>;
}

const over: Read = { kind: "over" };

export function openFrames(response: Response, deadline: Deadline): FrameReader {
  const body = response.body?.getReader();
  const isPage = (response.headers.get("content-type") ?? "").includes("text/html");
  const sse = createSseReader();
  let ended = false;

  return {
    async read() {
      if (isPage) return frames([{ kind: "alien", what: "answered with a web page" }]);
      if (body === undefined || ended) return over;
      try {
        const { done, value } = await body.read();
        if (deadline.signal.aborted) return toSent(deadline, { kind: "cutOff", cause: undefined });
        ended = done;
        return frames(done ? sse.end() : sse.push(value));
      } catch (cause) {
        return toSent(deadline, { kind: "cutOff", cause });
      }
    },
    async finish(withinMs) {
      let timer: Timer | undefined;
      const tooLong = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      const rest = body?.read().catch(() => {}); // the reply is whole, whatever comes now
      await Promise.race([rest, tooLong]);
      clearTimeout(timer);
    },
    async close() {
      await body?.cancel().catch(() => {}); // it has failed already: that is why nobody reads on
    },
  };
}

function frames(found: readonly Frame[]): Read {
  return { kind: "frames", frames: found };
}
