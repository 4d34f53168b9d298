import { createHost } from "@aish/executor/host";
import { builtins } from "@aish/builtins";
import { Interrupted, Kernel } from "@aish/kernel";
import { currentDirectory } from "../current-directory.ts";
import type { Environment } from "../environment.ts";
import { LineReader, type ReadRequest, type ReadResult } from "../prompt/line-reader.ts";
import { openTerminal, type Terminal } from "../terminal/terminal.ts";
import { version } from "../version.ts";
import { promptStreams } from "./prompt-streams.ts";
import { QuietKeyboard } from "./quiet-keyboard.ts";
import { SharedChildren } from "./shared-children.ts";
import { standardStreams, type StandardStreams } from "./standard-streams.ts";

/** One prompt of kai: its kernel, and the terminal that the line being typed and the programs take turns at. */
export class KaiSession {
  readonly kernel: Kernel;
  readonly terminal: Terminal;
  readonly streams: StandardStreams;
  readonly #reader: LineReader;
  readonly #children: SharedChildren;
  #running: AbortController | undefined;
  #isTyping = false;

  constructor({ variables }: Environment) {
    const host = createHost();
    this.#children = new SharedChildren(() => this.interrupt(130));
    const processes = this.#children.watch(host.processes);
    this.kernel = new Kernel({
      host: { ...host, processes },
      builtins,
      cwd: currentDirectory(),
      env: variables,
      name: "kai",
      sharesTerminal: true,
      showsJobOutput: true,
      version,
    });
    const own = standardStreams(processes);
    const show = (text: string): void => this.print(text);
    this.streams = promptStreams(own, () => (this.#isTyping ? show : undefined));
    this.terminal = openTerminal(new QuietKeyboard(this.streams.stdin));
    this.#reader = new LineReader(this.terminal);
  }

  /** Shows text on lines of its own. */
  print(text: string): void {
    this.#reader.printAbove(text);
  }

  async read(request: ReadRequest): Promise<ReadResult> {
    this.#isTyping = true;
    try {
      return await this.#reader.read(request);
    } finally {
      this.#isTyping = false;
    }
  }

  /** Gives the terminal to what runs; Ctrl+C and the signals that end the prompt interrupt it. */
  async attend<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running = controller;
    this.terminal.setMode("cooked");
    try {
      return await run(controller.signal);
    } finally {
      this.#running = undefined;
      await this.streams.flush();
      this.terminal.setMode("editing");
    }
  }

  /** Ctrl+C was pressed while something runs: at the prompt it is a key. */
  askToStop(): void {
    if (this.#running === undefined) return;
    if (this.#running.signal.aborted) this.#children.kill();
    else this.#children.ask();
  }

  interrupt(status: number): void {
    this.#running?.abort(new Interrupted(status));
  }

  /** Puts an end to everything that was started and is still there. */
  async end(graceMs: number): Promise<void> {
    const { jobs } = this.kernel;
    jobs.stopAll();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, graceMs);
    await Promise.race([jobs.allEnded(), promise]);
    clearTimeout(timer);
    this.#children.kill();
  }
}
