import { until } from "./until.ts";

/** What the prompt writes each time that it asks for a line: it turns bracketed paste on. */
const asking = "\u001B[?2004h";

/** The program at a prompt, on a terminal of its own, and everything it has written there. */
export class AishPrompt {
  readonly #child: Bun.Subprocess;
  readonly #decoder = new TextDecoder();
  #written = "";

  constructor(command: readonly string[], cwd: string, env: Readonly<Record<string, string>>) {
    this.#child = Bun.spawn([...command], {
      cwd,
      env,
      terminal: {
        cols: 200,
        rows: 50,
        data: (_terminal, bytes) => {
          this.#written += this.#decoder.decode(bytes, { stream: true });
        },
      },
    });
  }

  get pid(): number {
    return this.#child.pid;
  }

  get exited(): Promise<number> {
    return this.#child.exited;
  }

  /** Every byte written, escape sequences and all. */
  get written(): string {
    return this.#written;
  }

  /** How often a line was asked for; one less is how many lines are done with. */
  get asked(): number {
    return this.#written.split(asking).length - 1;
  }

  /** Waits until a line has been asked for so often. */
  async ask(count: number): Promise<void> {
    await this.#until(`prompt number ${count}`, () => this.asked >= count);
  }

  /** Waits until something that fits has been written. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    return this.#until(String(pattern), () => pattern.exec(this.#written) ?? undefined);
  }

  keys(keys: string): void {
    this.#child.terminal?.write(keys);
  }

  /** Types lines ahead, without waiting for the prompt. */
  type(...lines: readonly string[]): void {
    this.keys(lines.map((line) => `${line}\r`).join(""));
  }

  /** Types one line, waits for the next prompt, and gives what was written in between. */
  async line(text: string): Promise<string> {
    const from = this.#written.length;
    const { asked } = this;
    this.type(text);
    await this.ask(asked + 1);
    return this.#written.slice(from);
  }

  /** As when the terminal's window, or the machine, is gone: the program gets no chance. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#child.exited;
    this.#child.terminal?.close();
  }

  async quit(): Promise<number> {
    this.type(":quit");
    const status = await this.#until("the prompt to end", () => this.#child.exitCode ?? undefined);
    this.#child.terminal?.close();
    return status;
  }

  #until<T>(what: string, ask: () => T | undefined | false): Promise<T> {
    const tail = () => JSON.stringify(this.#written.slice(-1500));
    return until(() => `${what}; written last: ${tail()}`, ask, patienceMs);
  }
}

const patienceMs = 20_000;
