import { ByteMachine } from "./byte-machine.ts";
import type { KeyDecoder } from "./key-event.ts";
import { StalledSequence } from "./stalled-sequence.ts";

export interface KeyDecoderOptions {
  /** Whether a cursor answer is awaited: `CSI 1 ; 5 R` is one then, else Ctrl+F3. */
  readonly isCursorAsked?: () => boolean;
  /** Whether the terminal is asked something: its answers are then known however slowly they come. */
  readonly areAnswersAwaited?: () => boolean;
}

export function createKeyDecoder(options: KeyDecoderOptions = {}): KeyDecoder {
  const { isCursorAsked = () => false, areAnswersAwaited = () => false } = options;
  return new StalledSequence(new ByteMachine(isCursorAsked), areAnswersAwaited);
}
