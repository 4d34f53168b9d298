import type { Terminal } from "../terminal/terminal.ts";

const interrupt = 0x03;

/** Runs something that may take long; Ctrl+C aborts it. Other keys are kept for the next prompt. */
export async function interruptible<T>(
  terminal: Terminal,
  action: (signal: AbortSignal, interrupt: () => void) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const kept: Uint8Array[] = [];
  const release = terminal.takeKeys((bytes) => {
    if (bytes.includes(interrupt)) controller.abort();
    else kept.push(bytes);
  });
  const stopEnd = terminal.onEnd(() => controller.abort());
  try {
    return await action(controller.signal, () => controller.abort());
  } finally {
    release();
    stopEnd();
    for (const bytes of kept) terminal.keep(bytes);
  }
}
