import { nearestDirectory, ShellState } from "@aish/executor";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { PromptSession } from "../prompt/prompt-session.ts";

/** Where the model's commands leave their state: the person's does not move. */
export class ScratchScope {
  readonly state: ShellState;
  readonly #directory: string;
  #holders = 1;
  #cwd: string;

  constructor(session: PromptSession) {
    this.#directory = join(session.directory, `scratch-${process.pid}-${crypto.randomUUID()}`);
    this.state = new ShellState(this.#directory, session.shell);
    session.state.copyTo(this.#directory);
    this.#cwd = session.cwd;
  }

  /** Where the next command runs: of a directory that was removed, the nearest that is still there. */
  get cwd(): string {
    return nearestDirectory(this.#cwd);
  }

  moveTo(cwd: string): void {
    this.#cwd = cwd;
  }

  /** The person wants to go on from what the model's commands left. */
  adoptInto(session: PromptSession): void {
    this.state.copyTo(session.state.directory);
    session.settle(this.state.facts());
  }

  /** A command that is stopped goes on in it after the turn. */
  hold(): void {
    this.#holders += 1;
  }

  release(): void {
    this.#holders -= 1;
    if (this.#holders > 0) return;
    rmSync(this.#directory, { recursive: true, force: true });
  }
}
