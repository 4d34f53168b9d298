import { AishError } from "@aish/core";
import { nearestDirectory } from "@aish/executor";
import type { ViState } from "@aish/terminal/edit";
import type { EditorResult } from "@aish/terminal/editor";
import { printable } from "../listings/columns.ts";
import { guardedEntry } from "../modes/guarded-entry.ts";
import { renderError } from "../render-error.ts";
import type { SignFacts } from "./blocks/prompt-facts.ts";
import type { NoticeBoard } from "./notice-board.ts";
import { performAction } from "./perform-action.ts";
import type { PromptShell } from "./prompt-shell.ts";

/** How long the first drawing waits for what git says; what comes later is filled in. */
const gitMs = 50;

/** Reads and runs entries until the person leaves. `ready` is awaited before the first one runs. */
export async function promptLoop(
  shell: PromptShell,
  board: NoticeBoard,
  ready: Promise<void>,
): Promise<void> {
  let leaving = false;
  while (!shell.terminal.hasEnded) {
    board.open();
    leaveGoneDirectory(shell);
    const read = await readEntry(shell);
    board.close();
    if (shell.terminal.hasEnded) return;
    if (read.kind === "interrupt") {
      shell.modes.buffer.reset();
      continue;
    }
    try {
      if (read.kind === "action") {
        // What runs in the shell must not be there before what its start-up file sets.
        if (!read.action.startsWith("mode-")) await ready;
        await performAction(read.action, shell);
        continue;
      }
      if (read.kind === "end" && (await leftSomething(shell))) continue;
      await ready;
      const after = read.kind === "end" ? "quit" : await run(read, shell);
      if (after !== "quit") {
        leaving = false;
      } else if (leaving || shell.parked.list().length === 0) {
        return;
      } else {
        leaving = true;
        shell.print("there are stopped commands; leave once more to end them\n");
      }
    } catch (error) {
      const { columns } = shell.terminal.size;
      shell.print(renderError(toldError(error), shell.session.environment.colour.stdout, columns));
    }
  }
}

async function readEntry(shell: PromptShell): Promise<EditorResult> {
  const { modes, face, session, reader } = shell;
  const { current: mode, buffer } = modes;
  face.refresh();
  shell.memory.refresh();
  shell.lineFacts.refresh();
  shell.tools.enter(shell.lastLine);
  if (shell.promptSetting.isOn("git")) {
    shell.git.status(session.cwd);
    await shell.git.settle(gitMs);
  }
  const sign = () => ({
    mode: mode.label ?? (shell.memory.privateMode ? "private" : undefined),
    route: mode.route?.(buffer.text) ?? ("shell" as const),
    vi: signOf(reader.viState),
  });
  return reader.read({
    ...guardedEntry(mode.entry, (message) => shell.print(`${printable(message)}\n`)),
    marks: promptMarks(shell),
    buffer,
    recall: mode.recall,
    prompt: () => face.view(sign()),
    leftPrompt: () => face.leftView(sign()),
  });
}

async function run(
  { text, followedBy }: Extract<EditorResult, { kind: "line" }>,
  shell: PromptShell,
): Promise<"quit" | undefined> {
  const { modes, memory, session } = shell;
  const { current: mode, buffer } = modes;
  buffer.reset();
  await shell.tools.settle();
  shell.lastLine = text;
  const line = modes.isFirst && !text.startsWith("!!") ? memory.add(text, session.cwd) : undefined;
  const before = session.lastHistoryId;
  try {
    return await mode.run(text);
  } finally {
    const id = session.lastHistoryId === before ? undefined : session.lastHistoryId;
    memory.ended(line, {
      id,
      exitCode: id === undefined ? undefined : session.lastStatus,
      signal: undefined,
      durationMs: id === undefined ? undefined : session.lastDurationMs,
    });
    const next = followedBy && mode.recall.earlier({ kind: "any" }, followedBy);
    if (next !== undefined && next !== 0) buffer.reset(next);
  }
}

/** Of a command of which half is typed, as of none. */
function signOf(state: ViState | undefined): SignFacts["vi"] {
  return state === "pending" ? "normal" : state;
}

function promptMarks({ session, marks }: PromptShell): { before: string; after: string } {
  const { home } = session.environment;
  const { cwd } = session;
  const place = cwd === home || cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
  return {
    before: marks.title(place) + marks.directory(cwd) + marks.promptStart(),
    after: marks.promptEnd(),
  };
}

/** What the system refuses (a directory that is gone, no room, no right) is told; a fault of ours is one. */
function toldError(error: unknown): AishError {
  if (error instanceof AishError) return error;
  if (error instanceof Error && "code" in error && "syscall" in error) {
    return new AishError("SPAWN_FAILED", error.message, { cause: error });
  }
  throw error;
}

/** Ctrl+D leaves the innermost thing that can be left; false: that is the program. */
async function leftSomething({ modes, tools }: PromptShell): Promise<boolean> {
  if (modes.isFirst) return tools.leavePythonEnvironment();
  await modes.current.end?.();
  modes.leave();
  return true;
}

/** Said before the next line is typed: it would otherwise run where nobody expects it. */
function leaveGoneDirectory({ session, paint, print }: PromptShell): void {
  const { cwd } = session;
  const nearest = nearestDirectory(cwd);
  if (nearest === cwd) return;
  session.moveTo(nearest);
  print(`${paint.yellow(`${printable(cwd)} is gone; this is ${printable(nearest)}`)}\n`);
}
