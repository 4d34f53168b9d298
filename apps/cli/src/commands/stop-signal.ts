/** What asks the program to stop before it is done, and the exit status that says so. */
export interface StopSignal {
  readonly signal: AbortSignal;
  /** Undefined while nothing asked. */
  status(): number | undefined;
}

/** What a writer ends with when its pipe is closed, as if SIGPIPE had ended it. */
export const readerGone = 141;

const statuses = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Only the first counts; the same signal a second time ends the program at once. */
export function stopSignal(): StopSignal {
  const controller = new AbortController();
  let status: number | undefined;
  const stop = (asked: number): void => {
    status ??= asked;
    controller.abort();
  };
  for (const name of ["SIGHUP", "SIGINT", "SIGTERM"] as const) {
    process.once(name, () => stop(statuses[name]));
  }
  // Whoever read the answer wants no more of it.
  process.stdout.on("error", () => stop(readerGone));
  process.stderr.on("error", () => {}); // nor what is told beside it
  return { signal: controller.signal, status: () => status };
}
