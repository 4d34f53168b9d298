export interface Clock {
  now(): number;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  breathe(): Promise<void>;
}

/** A timer of more than 2^31 - 1 milliseconds would fire at once. */
const longestTimer = 2 ** 31 - 1;

export function createClock(): Clock {
  return { now: Date.now, sleep, breathe: () => new Promise((resolve) => setImmediate(resolve)) };
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  const until = performance.now() + milliseconds;
  do {
    signal.throwIfAborted();
    const left = Math.max(0, until - performance.now());
    await timerOrAbort(Math.min(left, longestTimer), signal);
  } while (until - performance.now() > 1);
  signal.throwIfAborted();
}

/** Resolves at whichever comes first. */
function timerOrAbort(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal.addEventListener("abort", wake);
  });
}
