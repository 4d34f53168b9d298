import { printableText } from "../listings/columns.ts";
import type { HookLine } from "./hook-line.ts";
import type { BesideResult } from "./run-beside.ts";

export interface DirectoryHooksOptions {
  /** What is to be run now: the tools that are installed, in the order of the configuration. */
  readonly hooks: () => readonly HookLine[];
  /** Runs a line with the variables of the session, and for so long at most. */
  readonly run: (line: string, cwd: string, deadlineMs: number) => Promise<BesideResult>;
  /** Text for the person, on lines of its own. */
  readonly tell: (text: string) => void;
  readonly deadlineMs?: number;
}

const usualDeadlineMs = 2000;
const longestError = 1000;

/**
 * Has the tools of the configuration set up the environment of a directory when it is entered. They
 * run beside the prompt; what they print is shell text for the session, to be taken before the next
 * command runs.
 */
export class DirectoryHooks {
  readonly #options: DirectoryHooksOptions;
  readonly #told = new Set<string>();
  #cwd: string | undefined;
  #running: Promise<string> | undefined;

  constructor(options: DirectoryHooksOptions) {
    this.#options = options;
  }

  /**
   * Call at each prompt. `lastLine` is what was entered before: after `direnv allow` the same
   * directory is another one.
   */
  enter(cwd: string, lastLine?: string): void {
    const hooks = this.#options.hooks();
    const isMeant = hooks.some(({ name }) => lastLine?.trimStart().startsWith(`${name} `) === true);
    if (cwd === this.#cwd && !isMeant) return;
    this.#cwd = cwd;
    if (hooks.length === 0) return;
    const before = this.#running ?? Promise.resolve("");
    this.#running = before.then(async (text) => text + (await this.#runAll(hooks, cwd)));
  }

  /** The shell text of all that ran since the last time. Waits for what runs, at most its deadline. */
  async take(): Promise<string> {
    const text = await this.#running;
    this.#running = undefined;
    return text ?? "";
  }

  async #runAll(hooks: readonly HookLine[], cwd: string): Promise<string> {
    const texts = await Promise.all(hooks.map((hook) => this.#runOne(hook, cwd)));
    return texts.join("");
  }

  async #runOne({ name, line }: HookLine, cwd: string): Promise<string> {
    const { run, deadlineMs = usualDeadlineMs } = this.#options;
    try {
      return this.#textOf(name, await run(line, cwd, deadlineMs));
    } catch (error) {
      // The directory is gone, or there is no room for a file or a process: commands will say it.
      this.#tellOnce(`${name}: cannot be run (${error instanceof Error ? error.message : "?"})`);
      return "";
    }
  }

  #textOf(name: string, { status, stdout, stderr }: BesideResult): string {
    if (status === undefined) this.#tellOnce(`${name}: took too long and was stopped`);
    else if (status !== 0) {
      const said = stderr.trim().slice(0, longestError);
      this.#tellOnce(said === "" ? `${name}: ended with status ${status}` : printableText(said));
    }
    return status === 0 && stdout.trim() !== "" ? `${stdout.trimEnd()}\n` : "";
  }

  #tellOnce(text: string): void {
    if (this.#told.has(text)) return;
    this.#told.add(text);
    this.#options.tell(`${text}\n`);
  }
}
