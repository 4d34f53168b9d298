import type { TextPort } from "@aish/terminal/pager";

/** A text that may grow while it is read. */
export interface LivePort extends TextPort {
  /** No more of it is awaited. */
  readonly isEnded: boolean;
  /** Waits until so much of it is there, or all, but no longer than that. */
  fill(bytes: number, ms: number): Promise<void>;
  /** Looks whether there is more of it now. */
  refresh(): boolean;
  close(): void;
}
