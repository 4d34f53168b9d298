import {
  CommandRun,
  ShellState,
  type CaptureResult,
  type OutputSinkOptions,
  type Shell,
} from "@aish/executor";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attach } from "../prompt/foreground.ts";
import { openTerminal } from "../terminal/terminal.ts";

export interface TerminalLine {
  readonly line: string;
  readonly cwd: string;
  readonly shell: Shell;
  readonly output: OutputSinkOptions;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const endGraceMs = 500;

/** One line of `aish -c` where a person sits: on a terminal of its own, as at the prompt. */
export async function runOnTerminal(request: TerminalLine): Promise<CaptureResult> {
  const terminal = openTerminal();
  const directory = mkdtempSync(join(tmpdir(), "aish-"));
  const show = (bytes: Uint8Array): void => terminal.write(bytes);
  process.on("exit", () => terminal.restore());
  try {
    const run = new CommandRun({
      ...request,
      state: new ShellState(directory, request.shell),
      lastStatus: 0,
      size: terminal.size,
      stdin: "terminal",
      show,
    });
    const end = (): void => void run.end("SIGHUP", endGraceMs);
    process.on("SIGTERM", end);
    process.on("SIGHUP", end);
    terminal.onEnd(end);
    for (;;) {
      const event = await attach(run, terminal, "terminal");
      if (event.kind === "ended") return event.result;
      // Nobody is there who could continue it later, so Ctrl+Z is taken back.
      run.continueIn("foreground", show);
    }
  } finally {
    terminal.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
