import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandRun, type RunEvent, type RunResult } from "../run-command.ts";
import { findShell, type Shell } from "../find-shell.ts";
import { ShellState } from "../shell-state.ts";

/** A prompt without a person: runs lines one after the other as the program does. */
export class ShellSession implements Disposable {
  readonly directory = mkdtempSync(join(tmpdir(), "aish-shell-"));
  readonly shell: Shell;
  readonly state: ShellState;
  cwd = this.directory;
  lastStatus = 0;
  #commands = 0;

  constructor(shell: string) {
    this.shell = findShell(shell, process.env["PATH"] ?? "");
    this.state = new ShellState(join(this.directory, "shell"), this.shell);
  }

  start(
    line: string,
    options: { stdin?: "terminal" | "empty"; show?: (bytes: Uint8Array) => void } = {},
  ): CommandRun {
    this.#commands += 1;
    return new CommandRun({
      shell: this.shell,
      state: this.state,
      line,
      cwd: this.cwd,
      lastStatus: this.lastStatus,
      env: { PATH: process.env["PATH"], HOME: this.directory, TERM: "xterm-256color" },
      size: { columns: 80, rows: 24 },
      stdin: options.stdin ?? "terminal",
      output: {
        path: join(this.directory, `out-${this.#commands}`),
        capBytes: 1_000_000,
        more: `:out ${this.#commands}`,
      },
      show: options.show ?? (() => {}),
    });
  }

  /** Takes over what a run left, as the prompt does. */
  settle(event: RunEvent): RunEvent {
    const facts = event.kind === "ended" ? event.result.facts : event.facts;
    this.cwd = facts?.cwd ?? this.cwd;
    if (event.kind === "ended") this.lastStatus = event.result.exitCode;
    return event;
  }

  async run(line: string): Promise<RunResult> {
    const event = this.settle(await this.start(line).next());
    if (event.kind !== "ended") throw new Error(`${line} was stopped`);
    return event.result;
  }

  /** What the last of `lines` printed, as a person would read it. */
  async output(...lines: string[]): Promise<string> {
    let text = "";
    for (const line of lines) text = (await this.run(line)).output.excerpt;
    return text;
  }

  [Symbol.dispose](): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
