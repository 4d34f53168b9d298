/**
 * One alarm for a request: it goes off once, when nothing happened for the time it was last set to.
 * `signal` aborts on the alarm, on the caller's own signal, and on `cut()`.
 */
export interface Deadline extends Disposable {
  readonly signal: AbortSignal;
  /** What was waited for too long, once the alarm went off. */
  readonly passed: { readonly waitedFor: string; readonly afterMs: number } | undefined;
  /** Starts the time anew. */
  set(waitedFor: string, afterMs: number): void;
  /** Nothing is waited for: what the caller takes its time for is not the server's fault. */
  clear(): void;
  /** Gives the request up, which closes its socket. */
  cut(): void;
}

/** Setting it is cheap, for it is set with every piece: the timer only looks when it goes off. */
export function createDeadline(outer: AbortSignal): Deadline {
  const controller = new AbortController();
  let timer: Timer | undefined;
  let timerAt = Infinity;
  let waiting:
    { readonly waitedFor: string; readonly afterMs: number; readonly until: number } | undefined;
  let passed: Deadline["passed"];
  const cut = (): void => controller.abort();
  outer.addEventListener("abort", cut, { once: true });
  if (outer.aborted) cut();

  function arm(at: number): void {
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(look, Math.max(0, at - performance.now()));
  }

  function look(): void {
    timerAt = Infinity;
    if (waiting === undefined) return;
    if (performance.now() < waiting.until - 1) return arm(waiting.until);
    const { waitedFor, afterMs } = waiting;
    passed = { waitedFor, afterMs };
    cut();
  }

  return {
    signal: controller.signal,
    get passed() {
      return passed;
    },
    set(waitedFor, afterMs) {
      waiting = { waitedFor, afterMs, until: performance.now() + afterMs };
      if (waiting.until < timerAt) arm(waiting.until);
    },
    clear() {
      waiting = undefined;
    },
    cut,
    [Symbol.dispose]() {
      clearTimeout(timer);
      outer.removeEventListener("abort", cut);
      cut();
    },
  };
}
