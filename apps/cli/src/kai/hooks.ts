import { createCaptureSink, emptySource, type ByteSink } from "@aish/kernel";
import type { KaiDesk } from "./kai-desk.ts";

export type HookName = "prompt" | "pre_command" | "post_command";

/** The functions a person defines for the prompt to call, such as `kaish_prompt`. */
export class Hooks {
  readonly #session: KaiDesk;
  readonly #told = new Set<HookName>();

  constructor(session: KaiDesk) {
    this.#session = session;
  }

  /** False if there is none; a failure is told once, and changes nothing. */
  async run(name: HookName, args: readonly string[], signal: AbortSignal): Promise<void> {
    const called = this.#defined(name);
    if (called === undefined) return;
    await this.#call(name, [called, ...args], this.#session.streams.stdout, signal);
  }

  /** What the prompt function prints; undefined if there is none or it failed. */
  async prompt(): Promise<string | undefined> {
    const called = this.#defined("prompt");
    if (called === undefined) return undefined;
    const printed = createCaptureSink();
    const status = await this.#session.attend((signal) =>
      this.#call("prompt", [called], printed, signal),
    );
    const text = printed.text()?.replace(/\n+$/, "");
    return status !== 0 || text === "" ? undefined : text;
  }

  #defined(name: HookName): string | undefined {
    const { kernel } = this.#session;
    return [`kaish_${name}`, `kai_${name}`].find((called) => kernel.hasFunction(called));
  }

  async #call(
    name: HookName,
    argv: readonly string[],
    stdout: ByteSink,
    signal: AbortSignal,
  ): Promise<number> {
    const { kernel, streams } = this.#session;
    const quiet = createCaptureSink();
    const stderr = this.#told.has(name) ? quiet : streams.stderr;
    const { status } = await kernel.runBeside(argv, { stdin: emptySource, stdout, stderr, signal });
    if (status !== 0 && !this.#told.has(name) && !signal.aborted) {
      this.#told.add(name);
      await streams.stderr.write(`${argv[0] ?? name} ended with status ${status}\n`);
    }
    return status;
  }
}
