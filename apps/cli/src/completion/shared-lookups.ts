interface Lookup<T> {
  readonly promise: Promise<T>;
  readonly abort: AbortController;
  waiting: number;
}

/** Between a request that was aborted and the one for the next key, which mostly wants the same. */
const graceMs = 25;

/**
 * Slow answers that several requests wait for, kept for a while. One that nobody waits for any more is
 * given up; a new key aborts the request of the one before it, but takes over what that had begun.
 */
export class SharedLookups<T> {
  readonly #running = new Map<string, Lookup<T>>();
  readonly #known = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #keepMs: number;
  readonly #most: number;

  constructor(keepMs: number, most: number) {
    this.#keepMs = keepMs;
    this.#most = most;
  }

  /** What was answered not too long ago. */
  known(key: string): T | undefined {
    const found = this.#known.get(key);
    return found !== undefined && found.until > performance.now() ? found.value : undefined;
  }

  /** Undefined: it was given up, or failed. */
  async find(
    key: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    const known = this.known(key);
    if (known !== undefined) return known;
    if (signal.aborted) return undefined;
    const running = this.#running.get(key);
    // One that was given up just now ends with nothing.
    const isGone = running === undefined || running.abort.signal.aborted;
    const lookup = isGone ? this.#begin(key, start) : running;
    lookup.waiting += 1;
    const { promise: left, resolve: leave } = Promise.withResolvers<undefined>();
    const aborted = (): void => leave(undefined);
    signal.addEventListener("abort", aborted, { once: true });
    try {
      return await Promise.race([lookup.promise, left]);
    } catch {
      return undefined; // a source that fails has nothing to offer
    } finally {
      signal.removeEventListener("abort", aborted);
      lookup.waiting -= 1;
      if (lookup.waiting === 0) this.#giveUpSoon(lookup);
    }
  }

  #begin(key: string, start: (signal: AbortSignal) => Promise<T>): Lookup<T> {
    const abort = new AbortController();
    const promise = start(abort.signal).then(
      (value) => {
        this.#ended(key, abort);
        if (!abort.signal.aborted) this.#keep(key, value);
        return value;
      },
      (error: unknown) => {
        this.#ended(key, abort);
        throw error;
      },
    );
    promise.catch(() => {}); // whoever waits for it handles it; nobody may be waiting any more
    const lookup: Lookup<T> = { promise, abort, waiting: 0 };
    this.#running.set(key, lookup);
    return lookup;
  }

  #ended(key: string, abort: AbortController): void {
    if (this.#running.get(key)?.abort === abort) this.#running.delete(key);
  }

  #giveUpSoon(lookup: Lookup<T>): void {
    const timer = setTimeout(() => {
      if (lookup.waiting === 0) lookup.abort.abort();
    }, graceMs);
    timer.unref();
  }

  #keep(key: string, value: T): void {
    this.#known.delete(key);
    this.#known.set(key, { value, until: performance.now() + this.#keepMs });
    const [oldest] = this.#known.keys();
    if (this.#known.size > this.#most && oldest !== undefined) this.#known.delete(oldest);
  }
}
