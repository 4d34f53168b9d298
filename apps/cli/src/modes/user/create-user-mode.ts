import { AishError } from "@aish/core";
import { printable } from "../../listings/columns.ts";
import type { PromptShell } from "../../prompt/prompt-shell.ts";
import type { HistoryFile } from "../history-file.ts";
import { performOutside } from "../perform-outside.ts";
import type { PromptMode } from "../prompt-mode.ts";
import type { PlannedMode } from "./mode-plan.ts";
import { userEntry } from "./user-entry.ts";
import type { ModeContext, UserMode } from "./user-mode.ts";
import { late, withinTime } from "./within-time.ts";

export interface UserModeParts {
  readonly planned: PlannedMode;
  readonly mode: UserMode;
  readonly shell: PromptShell;
  readonly history: HistoryFile;
}

const hookMs = 3000;
/** One that stops when it is told to does so before that. */
const deafAfterMs = 300;
const interruptKey = 0x03;
const interrupted = 130;

/** Somebody else's mode at our prompt: whatever it throws is told, and ends only what it was doing. */
export function createUserMode({ planned, mode, shell, history }: UserModeParts): PromptMode {
  const { name } = planned;
  const tell = (what: string, error: unknown): void =>
    shell.print(`${shell.paint.red(printable(`${name}: ${what}: ${textOf(error)}`))}\n`);

  function contextFor(signal: AbortSignal): ModeContext {
    const { session, terminal } = shell;
    const { environment, cwd } = session;
    return {
      cwd,
      home: environment.home,
      variables: environment.variables,
      columns: terminal.size.columns,
      colour: environment.colour.stdout,
      options: planned.options,
      signal,
      print: (text) => shell.print(text.endsWith("\n") ? text : `${text}\n`),
      lend: (run) => terminal.lend(run),
    };
  }

  async function end(): Promise<void> {
    try {
      await withinTime(Promise.resolve(mode.end?.()), hookMs);
    } catch (error) {
      tell("end", error);
    }
  }

  return {
    name,
    summary: printable(mode.summary ?? `a mode of yours, from ${planned.module}`),
    label: printable(mode.sign ?? name),
    recall: history,
    entry: {
      perform: performOutside,
      suggest: (text) => history.earlier({ kind: "prefix", text }, 1),
      ...userEntry(mode, tell),
    },
    async activate() {
      try {
        const { signal } = new AbortController();
        const answer = await withinTime(
          (async () => mode.activate?.(contextFor(signal)))(),
          hookMs,
        );
        return answer === undefined || answer === late ? undefined : printable(answer);
      } catch (error) {
        return `the mode ${name} cannot be entered: ${printable(textOf(error))}`;
      }
    },
    async run(text) {
      if (text.trim() === "") return undefined;
      if (!shell.memory.privateMode) history.add(text);
      const startedAt = performance.now();
      const status = await attend(shell, (signal) => mode.run(text, contextFor(signal)), tell);
      shell.session.lastStatus = status;
      shell.session.lastDurationMs = performance.now() - startedAt;
      return undefined;
    },
    end,
    close: end,
  };
}

/** Ctrl+C is told to the mode; at the second one nobody waits for it any longer. */
async function attend(
  { terminal, print }: PromptShell,
  run: (signal: AbortSignal) => Promise<number | void> | number | void,
  tell: (what: string, error: unknown) => void,
): Promise<number> {
  const controller = new AbortController();
  const { promise: givenUp, resolve: giveUp } = Promise.withResolvers<number>();
  const typed: Uint8Array[] = [];
  let deaf: Timer | undefined;
  function interrupt(): void {
    if (controller.signal.aborted) return giveUp(interrupted);
    print("^C\n");
    controller.abort();
    deaf = setTimeout(
      () => print("it does not stop; Ctrl+C once more gives the prompt back\n"),
      deafAfterMs,
    );
  }
  const release = terminal.takeKeys((bytes) => {
    const rest = bytes.filter((byte) => byte !== interruptKey);
    if (rest.length > 0) typed.push(rest);
    for (let count = bytes.length - rest.length; count > 0; count -= 1) interrupt();
  });
  const running = (async () => run(controller.signal))();
  running.catch(() => {}); // when it fails after it was given up
  try {
    const status = await Promise.race([running, givenUp]);
    if (typeof status === "number" && Number.isInteger(status)) return status & 0xff;
    return controller.signal.aborted ? interrupted : 0;
  } catch (error) {
    if (controller.signal.aborted) return interrupted;
    tell("run", error);
    return 1;
  } finally {
    clearTimeout(deaf);
    release();
    for (const bytes of typed) terminal.keep(bytes);
  }
}

function textOf(error: unknown): string {
  if (error instanceof AishError && error.hint !== undefined)
    return `${error.message}; ${error.hint}`;
  return error instanceof Error ? error.message : String(error);
}
