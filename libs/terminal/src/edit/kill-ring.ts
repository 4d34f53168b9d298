import { detachedText } from "./detached-text.ts";

/** Where a cut text stood: after the cursor, or before it. */
export type KillDirection = "forward" | "backward";

const maxEntries = 60;
const maxLength = 4_000_000;

/** What was cut, newest first. One ring serves all buffers of a session. */
export class KillRing {
  #entries: string[] = [];
  #turn = 0;

  /** What `yank` inserts: the newest, or after `rotate` an older one. Empty if nothing was cut. */
  get current(): string {
    return this.#entries[this.#turn] ?? "";
  }

  get entries(): readonly string[] {
    return this.#entries;
  }

  /** Turns to what was cut last. */
  newest(): string {
    this.#turn = 0;
    return this.current;
  }

  push(text: string): void {
    this.#turn = 0;
    this.#entries.unshift(detachedText(text));
    this.#shrink();
  }

  /** Adds to the newest entry on the side where the text stood. */
  join(text: string, direction: KillDirection): void {
    const newest = this.#entries.shift() ?? "";
    this.push(direction === "forward" ? newest + text : text + newest);
  }

  /** Turns to the next older entry, and from the oldest to the newest. */
  rotate(): string {
    if (this.#entries.length > 0) this.#turn = (this.#turn + 1) % this.#entries.length;
    return this.current;
  }

  #shrink(): void {
    let length = 0;
    const kept = this.#entries.findIndex((entry, index) => {
      length += entry.length;
      return index > 0 && (index >= maxEntries || length > maxLength);
    });
    if (kept !== -1) this.#entries.length = kept;
  }
}
