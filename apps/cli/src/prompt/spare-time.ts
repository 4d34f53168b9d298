/** Less than anybody notices between a key and its drawing. */
const sliceMs = 1;
const restMs = 1;
/** Somebody is typing: the next key comes soon. */
const typingMs = 40;
const whileTypingMs = 20;
/** After a key, before what takes longer is begun: who has just typed may go on, or waits for a command. */
const lullMs = 120;
/** Even who types without a pause gets what is done beside it. */
const mostRests = 10;

/** When work beside the prompt is done: once the first one is there, a little at a time, and between two keys. */
export class SpareTime {
  readonly #start = Promise.withResolvers<void>();
  #keyAt = Number.NEGATIVE_INFINITY;
  #startedAt = Number.NEGATIVE_INFINITY;

  /** The first prompt can be typed at. */
  start(): void {
    this.#startedAt = performance.now();
    this.#start.resolve();
  }

  get started(): Promise<void> {
    return this.#start.promise;
  }

  typed(): void {
    this.#keyAt = performance.now();
  }

  /** For what can be left undone: not in the moment in which a prompt appears, nor while it is used. */
  async lull(): Promise<void> {
    for (;;) {
      const left = Math.max(this.#keyAt, this.#startedAt) + lullMs - performance.now();
      if (left <= 0) return;
      await new Promise((resolve) => setTimeout(resolve, left).unref()); // who leaves does not wait for it
    }
  }

  /** To be called often by one piece of work: rests when it has had its slice. */
  pauses(): () => Promise<void> {
    let since = performance.now();
    return async () => {
      if (performance.now() - since < sliceMs) return;
      await Bun.sleep(restMs);
      for (let rests = 0; this.#isTyping && rests < mostRests; rests++) {
        await Bun.sleep(whileTypingMs);
      }
      since = performance.now();
    };
  }

  get #isTyping(): boolean {
    return performance.now() - this.#keyAt < typingMs;
  }
}
