import type { ByteSource } from "./byte-stream.ts";

/** At its end from the start. One for all: nothing can be read from it, so nothing can be put back. */
export const emptySource: ByteSource = {
  descriptor: undefined,
  read: () => undefined,
  unread: () => undefined,
  cancel: () => undefined,
};
