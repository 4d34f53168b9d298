import { undoLeftModes } from "@aish/terminal/keys";
import { endOfOutput } from "../../terminal/end-of-output.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import type { EntryOutcome, TypeScriptSession } from "./typescript-session.ts";

export interface FrontRun {
  readonly session: TypeScriptSession;
  readonly terminal: Terminal;
  readonly run: () => Promise<EntryOutcome>;
  /** Where what is printed goes from now on; undefined: no longer here. */
  readonly direct: (show: ((bytes: Uint8Array) => void) | undefined) => void;
  readonly tell: (text: string) => void;
}

/** Most entries end before that and read nothing: keys are then for the next entry. */
const keysAfterMs = 150;
/** An entry that waits ends at once when it is interrupted, so one that does not computes. */
const deafAfterMs = 1000;
const interruptKey = 0x03;
const newline = 0x0a;
const interrupted = 130;
const signalKeys = new Set([interruptKey, 0x1c]);

/** Gives the terminal to an entry: keys and output pass, Ctrl+C interrupts, and a second one ends what is deaf. */
export async function runInFront(request: FrontRun): Promise<EntryOutcome> {
  const { session, terminal, direct, tell } = request;
  const keys = keysFor(request);
  let last = newline;
  let hasModes = false;
  direct((bytes) => {
    last = bytes.at(-1) ?? last;
    hasModes ||= bytes.includes(0x1b) && Buffer.from(bytes).includes("\u001B[?");
    terminal.write(bytes);
  });
  terminal.setMode("raw");
  const stopResize = terminal.onResize((size) => session.resize(size));
  session.resize(terminal.size);
  try {
    const end = await request.run();
    return keys.wasInterrupted && end.kind === "gone" ? { ...end, status: interrupted } : end;
  } finally {
    keys.release();
    stopResize();
    direct(undefined);
    if (hasModes) terminal.write(undoLeftModes);
    terminal.setMode("editing");
    if (last !== newline) tell(keys.wasInterrupted ? "\n" : endOfOutput(terminal));
  }
}

interface FrontKeys {
  readonly wasInterrupted: boolean;
  release(): void;
}

function keysFor({ session, terminal, tell }: FrontRun): FrontKeys {
  let wasInterrupted = false;
  /** For the next entry. */
  const kept: Uint8Array[] = [];
  let held: Uint8Array[] | undefined = [];
  let isDeaf = false;
  let deaf: ReturnType<typeof setTimeout> | undefined;
  const opening = setTimeout(() => {
    for (const bytes of held ?? []) pass(bytes);
    held = undefined;
  }, keysAfterMs);

  function pass(bytes: Uint8Array): void {
    if (!session.write(bytes)) kept.push(bytes);
  }

  function interrupt(): void {
    wasInterrupted = true;
    if (isDeaf) return void session.end();
    deaf ??= setTimeout(() => {
      if (!session.hearsInterrupts) return;
      isDeaf = true;
      tell("\r\nit does not stop; Ctrl+C once more ends it, and what was defined is gone\r\n");
    }, deafAfterMs);
  }

  let isNew = false;
  const release = terminal.takeKeys((bytes) => {
    if (!isNew) return void kept.push(bytes); // typed ahead
    if (session.hearsInterrupts && bytes.includes(interruptKey)) interrupt();
    if (held === undefined) return pass(bytes);
    pass(bytes.filter((byte) => signalKeys.has(byte)));
    held.push(bytes.filter((byte) => !signalKeys.has(byte)));
  });
  isNew = true;
  return {
    get wasInterrupted() {
      return wasInterrupted;
    },
    release() {
      release();
      clearTimeout(opening);
      clearTimeout(deaf);
      for (const bytes of [...kept, ...(held ?? [])]) if (bytes.length > 0) terminal.keep(bytes);
    },
  };
}
