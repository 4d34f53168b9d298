import { ByteMachine } from "./byte-machine.ts";
import { StalledPaste } from "./stalled-paste.ts";
import type { KeyDecoder } from "./key-event.ts";

export interface KeyDecoderOptions {
  /** Whether a cursor answer is awaited: `CSI 1 ; 5 R` is one then, else Ctrl+F3. */
  readonly isCursorAsked?: () => boolean;
}

export function createKeyDecoder(options: KeyDecoderOptions = {}): KeyDecoder {
  return new StalledPaste(new ByteMachine(options.isCursorAsked ?? (() => false)));
}
