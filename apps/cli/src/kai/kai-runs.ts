import { createHost } from "@aish/executor/host";
import { builtins } from "@aish/builtins";
import { Interrupted, Kernel, type BuiltinEntry, type ProcessHost } from "@aish/kernel";
import { version } from "../version.ts";
import { SharedChildren } from "./shared-children.ts";

/** The kernel of a prompt, and what runs of it in the foreground. */
export class KaiRuns {
  readonly kernel: Kernel;
  /** Those of the kernel, looked after. */
  readonly processes: ProcessHost;
  readonly #children: SharedChildren;
  #running: AbortController | undefined;

  constructor(
    cwd: string,
    variables: Readonly<Record<string, string>>,
    more: readonly (readonly [string, BuiltinEntry])[] = [],
  ) {
    const host = createHost();
    this.#children = new SharedChildren(() => this.interrupt(130));
    this.processes = this.#children.watch(host.processes);
    this.kernel = new Kernel({
      host: { ...host, processes: this.processes },
      builtins: new Map([...builtins, ...more]),
      cwd,
      env: variables,
      name: "kai",
      sharesTerminal: true,
      showsJobOutput: true,
      version,
    });
  }

  /** Ctrl+C and the signals that end the prompt interrupt it. */
  async attend<T>(run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running = controller;
    try {
      return await run(controller.signal);
    } finally {
      this.#running = undefined;
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
