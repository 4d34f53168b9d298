import type { LiveJob } from "@aish/core";
import { watchJobs, type JobEnding } from "./watch-jobs.ts";

export type WaitOutcome =
  | { readonly kind: "ended"; readonly ending: JobEnding }
  | { readonly kind: "timedOut" }
  | { readonly kind: "aborted" };

export interface WaitOptions {
  /** Without it only the job's end or `abort` ends the wait. */
  readonly timeoutMs?: number;
  readonly abort?: AbortSignal;
}

/** Waits for the end of the job, not for that of what it left behind or of its output. */
export async function waitForJob(job: LiveJob, options: WaitOptions = {}): Promise<WaitOutcome> {
  const { timeoutMs, abort } = options;
  const { promise, resolve } = Promise.withResolvers<WaitOutcome>();
  const onAbort = (): void => resolve({ kind: "aborted" });
  const watch = watchJobs((_, ending) => resolve({ kind: "ended", ending }), { pollMs: 200 });
  // A timer of our own also keeps the program running for as long as somebody waits.
  const timer = setTimeout(() => resolve({ kind: "timedOut" }), timeoutMs ?? 2 ** 31 - 1);
  abort?.addEventListener("abort", onAbort);
  try {
    if (abort?.aborted === true) return { kind: "aborted" };
    watch.add(job);
    return await promise;
  } finally {
    watch.close();
    clearTimeout(timer);
    abort?.removeEventListener("abort", onAbort);
  }
}
