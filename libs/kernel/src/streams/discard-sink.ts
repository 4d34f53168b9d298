import type { ClosableSink } from "./byte-stream.ts";

/** Takes everything and keeps nothing. */
export const discardSink: ClosableSink = {
  descriptor: undefined,
  write: () => undefined,
  end: () => undefined,
};
