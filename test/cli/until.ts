/** Long enough for a loaded machine: only a failing test waits that long. */
const usualDeadlineMs = 12_000;
const hopelessMs = 300;

export interface UntilOptions {
  /** Once it says no, only what may be on its way is waited for. */
  readonly canStill?: () => boolean;
  readonly deadlineMs?: number | undefined;
}

/** Asks again and again for something that will soon be true; fails, saying what it waited for. */
export async function until(
  what: string | (() => string),
  isSo: () => boolean,
  { canStill = () => true, deadlineMs = usualDeadlineMs }: UntilOptions = {},
): Promise<void> {
  let deadline = performance.now() + deadlineMs;
  while (!isSo()) {
    const now = performance.now();
    if (!canStill()) deadline = Math.min(deadline, now + hopelessMs);
    if (now > deadline) {
      throw new Error(`waited in vain for ${typeof what === "string" ? what : what()}`);
    }
    await Bun.sleep(5);
  }
}
