/** Thrown where a run notices that its signal was aborted; ends everything up to where the signal belongs. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  /** 130 for Ctrl+C, 143 for SIGTERM, 124 for a timeout. */
  readonly status: number;
  /** How the processes of the run are asked to end. */
  readonly signal: string;

  constructor(status: number, signal = "SIGTERM") {
    super(`interrupted with status ${status}`);
    this.status = status;
    this.signal = signal;
  }
}

/** A reason for `AbortController.abort` is an `Interrupted`; whoever aborts otherwise means Ctrl+C, or a timeout. */
export function interruptionOf(signal: AbortSignal): Interrupted {
  const reason: unknown = signal.reason;
  if (reason instanceof Interrupted) return reason;
  const timedOut = reason instanceof Error && reason.name === "TimeoutError";
  return new Interrupted(timedOut ? 124 : 130);
}

export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw interruptionOf(signal);
}

/** Settles as the promise does, or rejects at once when the signal is aborted. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => undefined); // The run is over: nobody is left to be told.
    return Promise.reject(interruptionOf(signal));
  }
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(interruptionOf(signal));
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
