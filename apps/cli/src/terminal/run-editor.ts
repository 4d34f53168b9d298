import { AishError } from "@aish/core";
import { nearestDirectory } from "@aish/executor";
import { undoLeftModes } from "@aish/terminal/keys";
import type { Terminal } from "./terminal.ts";

export interface EditorRun {
  readonly file: string;
  /** Counted from 1; heeded by editors that are known to take one. */
  readonly line?: number | undefined;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

const endGraceMs = 200;
const endedStatus = 129;

/** Lets the person's editor have a file and the terminal. Its exit status; when the terminal ends, so does the editor. */
export async function runEditor(run: EditorRun, terminal: Terminal): Promise<number> {
  const { VISUAL, EDITOR } = run.variables;
  const editor = VISUAL || EDITOR || "vi";
  if (terminal.hasEnded) return endedStatus;
  const status = await terminal.lend(async () => {
    const child = spawned(editor, run);
    const ended = Promise.withResolvers<number>();
    let timer: Timer | undefined;
    const stop = terminal.onEnd(() => {
      child.kill("SIGHUP"); // editors save what they have
      child.unref();
      timer = setTimeout(() => {
        child.kill("SIGKILL");
        ended.resolve(endedStatus);
      }, endGraceMs);
    });
    try {
      return await Promise.race([child.exited, ended.promise]);
    } finally {
      clearTimeout(timer);
      stop();
    }
  });
  if (status === 126 || status === 127) throw cannotStart(editor);
  if (status > 128 && !terminal.isPlain) terminal.write(undoLeftModes); // it could not clean up
  return status;
}

type Child = Bun.Subprocess<"inherit", "inherit", "inherit">;

function spawned(editor: string, { file, line, cwd, variables }: EditorRun): Child {
  const name = /(?:^|\/)(?<name>[^/\s]+)(?:\s|$)/.exec(editor)?.groups?.["name"] ?? "";
  const place = line !== undefined && takesLine.test(name) ? `+${line}` : "";
  try {
    // The variable may hold options too, as `code --wait` does.
    const command = `${makingWay(editor)}${editor} \${1:+"$1"} "$2"`;
    return Bun.spawn(["/bin/sh", "-c", command, "sh", place, file], {
      cwd: nearestDirectory(cwd),
      env: { ...variables },
      stdio: ["inherit", "inherit", "inherit"],
    });
  } catch (error) {
    throw cannotStart(editor, error);
  }
}

/** The shell makes way for a command that is one: a signal is then for the editor. */
function makingWay(editor: string): string {
  if (!isOneCommand.test(editor)) return "";
  return /^\w+=/.test(editor) ? "exec env " : "exec ";
}

const word = String.raw`(?:[\w./~+:=,@%$-]|'[^']*'|"[^"\\]*")+`;
const isOneCommand = new RegExp(`^${word}(?: +${word})*$`);

/** Editors that are known to take `+12` before a file. */
const takesLine = /^(?:vi|vim|nvim|view|ex|nano|emacs|emacsclient|mg|joe|micro|kak|ed)$/;

function cannotStart(editor: string, cause?: unknown): AishError {
  return new AishError("SPAWN_FAILED", `cannot start the editor ${editor}`, {
    hint: "set EDITOR to the one you use",
    cause,
  });
}
