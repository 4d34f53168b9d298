import type { CommandRun, RunEvent } from "@aish/executor";
import { endOfOutput, openLineMark } from "../terminal/end-of-output.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** Keys that reach a command whose input is empty: they are signals, not text. */
const interruptKey = 0x03;
const signalKeys = new Set([interruptKey, 0x1a, 0x1c]);

/**
 * Gives the terminal to a command until it ends or is stopped: bytes pass untouched both ways, the
 * size is followed, and what the command leaves of its modes is undone. `interrupt` is told of Ctrl+C
 * too, whatever the command makes of it.
 */
export async function attach(
  run: CommandRun,
  terminal: Terminal,
  stdin: "terminal" | "empty",
  interrupt?: () => void,
): Promise<RunEvent> {
  terminal.setMode("raw");
  const typedAhead: Uint8Array[] = [];
  const release = terminal.takeKeys((bytes) => {
    if (bytes.includes(interruptKey)) interrupt?.();
    if (stdin === "terminal") {
      if (!run.write(bytes)) typedAhead.push(bytes);
      return;
    }
    run.write(bytes.filter((byte) => signalKeys.has(byte)));
    typedAhead.push(bytes.filter((byte) => !signalKeys.has(byte)));
  });
  const stopResize = terminal.onResize((size) => run.resize(size));
  try {
    return await run.next();
  } finally {
    release();
    stopResize();
    terminal.write(run.screen.undo());
    terminal.setMode("editing");
    const unread = run.takeUnread();
    for (const bytes of [unread, ...typedAhead]) if (bytes.length > 0) terminal.keep(bytes);
  }
}

/**
 * Shows that the output did not end its line, and ends it. Where it is not known whether it did, as
 * behind a colour that was put back, the mark and its blanks fill one line exactly: they end in the
 * next line if something stood in this one, and are wiped out if not.
 */
export function endOpenLine(run: CommandRun, terminal: Terminal): void {
  const { cursorAt } = run.screen;
  if (cursorAt === "behindText") terminal.write(terminal.isPlain ? "\n" : `${openLineMark}\n`);
  if (cursorAt === "unknown") terminal.write(endOfOutput(terminal));
}
