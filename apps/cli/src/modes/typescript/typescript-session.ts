import type { Size } from "../../terminal/terminal.ts";
import { MarkedOutput } from "./marked-output.ts";
import type { LiveName, SessionAnswer, SessionRequest } from "./session-message.ts";

export interface TypeScriptSessionOptions {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly size: Size;
  readonly colours: boolean;
  /** Whatever is printed, by an entry or behind it. */
  readonly show: (bytes: Uint8Array) => void;
}

export type EntryOutcome =
  | { readonly kind: "ended"; readonly status: number; readonly cwd: string }
  /** Its process has ended, and with it all that was defined. */
  | { readonly kind: "gone"; readonly status: number };

/** How long completion waits for a process that may be computing. */
const namesMs = 300;
const marksMs = 500;
/** One that has closed the channel hears and answers nothing any more; it may be about to end by itself. */
const lastWordsMs = 200;
/** SIGKILL: nothing else ends it without its own doing. */
const killed = 9;
const interruptKey = 0x03;
/** ISIG of termios: keys such as Ctrl+C are signals. */
const signalsFlag = process.platform === "darwin" ? 0x80 : 0x1;

/** A process that keeps what entries define, with a terminal of its own. */
export class TypeScriptSession {
  readonly #options: TypeScriptSessionOptions;
  readonly #child: Bun.Subprocess;
  readonly #waiting = new Map<number, (answer: SessionAnswer) => void>();
  #output: MarkedOutput | undefined;
  #marked: (() => void) | undefined;
  #count = 0;
  #running: number | undefined;

  constructor(options: TypeScriptSessionOptions) {
    this.#options = options;
    const { columns, rows } = options.size;
    this.#child = Bun.spawn([...options.command], {
      cwd: options.cwd,
      env: { ...options.variables },
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are this program
      ipc: (message) => this.#hear(message as SessionAnswer),
      onDisconnect: () => void setTimeout(() => this.#child.kill("SIGKILL"), lastWordsMs).unref(),
      terminal: {
        cols: columns,
        rows,
        data: (_terminal, bytes) => this.#show(bytes),
        exit: () => this.#marked?.(), // nothing more will come
      },
    });
    this.#child.unref();
    this.#child.terminal?.unref();
  }

  get isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Runs an entry to its end, or, with `type`, says what the value of an expression is. */
  async run(code: string, cwd: string, kind: "run" | "type" = "run"): Promise<EntryOutcome> {
    const id = (this.#count += 1);
    const mark = `\u001B]6973;${crypto.randomUUID()}\u001B\\`;
    const output = new MarkedOutput(mark);
    this.#output = output;
    this.#running = id;
    const { promise: marked, resolve } = Promise.withResolvers<void>();
    this.#marked = resolve;
    const { colours } = this.#options;
    const answer = this.#ask({ kind, id, code, cwd, mark, colours });
    const ended = await Promise.race([answer, this.#child.exited]);
    await Promise.race([marked, Bun.sleep(marksMs)]);
    this.#options.show(output.rest());
    this.#output = undefined;
    this.#running = undefined;
    this.#waiting.delete(id);
    if (typeof ended === "number" || ended.kind !== "ended") {
      return { kind: "gone", status: this.#child.exitCode ?? 128 + killed };
    }
    return { kind: "ended", status: ended.status, cwd: ended.cwd };
  }

  /** None if the process is busy. */
  async names(path: readonly string[]): Promise<readonly LiveName[]> {
    if (this.isGone) return [];
    const id = (this.#count += 1);
    const answer = await Promise.race([this.#ask({ kind: "names", id, path }), late(namesMs)]);
    this.#waiting.delete(id);
    return answer?.kind === "names" ? answer.names : [];
  }

  /** False if there is nobody any more who could read them. */
  write(keys: Uint8Array): boolean {
    const { terminal } = this.#child;
    if (this.isGone || terminal === undefined || terminal.closed) return false;
    const isInterrupt = this.hearsInterrupts && keys.includes(interruptKey);
    terminal.write(keys);
    if (isInterrupt && this.#running !== undefined) {
      this.#send({ kind: "interrupt", id: this.#running });
    }
    return true;
  }

  resize({ columns, rows }: Size): void {
    const { terminal } = this.#child;
    if (terminal !== undefined && !terminal.closed) terminal.resize(columns, rows);
  }

  /** Whether Ctrl+C is a signal, and not a key of a program that has the terminal. */
  get hearsInterrupts(): boolean {
    const { terminal } = this.#child;
    return terminal !== undefined && !terminal.closed && (terminal.localFlags & signalsFlag) !== 0;
  }

  async end(): Promise<void> {
    if (!this.isGone) this.#child.kill("SIGKILL");
    await this.#child.exited;
    this.#child.terminal?.close();
  }

  async #ask(request: SessionRequest): Promise<SessionAnswer> {
    const { promise, resolve } = Promise.withResolvers<SessionAnswer>();
    this.#waiting.set(request.id, resolve);
    this.#send(request);
    return promise;
  }

  #send(request: SessionRequest): void {
    try {
      if (!this.isGone) this.#child.send(request);
    } catch {
      // The channel is closed: it ends, and that answers.
    }
  }

  #hear(answer: SessionAnswer): void {
    this.#waiting.get(answer.id)?.(answer);
  }

  #show(bytes: Uint8Array): void {
    if (this.#output === undefined) {
      this.#options.show(bytes);
      return;
    }
    const piece = this.#output.take(bytes);
    if (piece.bytes.length > 0) this.#options.show(piece.bytes);
    if (piece.isMarked) this.#marked?.();
  }
}

async function late(ms: number): Promise<undefined> {
  await Bun.sleep(ms);
}
