import type { CompletionOffer } from "./candidate.ts";

export interface Completer {
  /**
   * What the word that ends at the cursor may become. Never throws. Aborting `signal` gives up what was
   * begun for `later`; what another request still waits for goes on.
   */
  complete(text: string, cursor: number, signal: AbortSignal): CompletionOffer;
  /** Reads ahead what the first Tab would have to wait for, in small steps between which keys are served. */
  warmUp(): Promise<void>;
}
