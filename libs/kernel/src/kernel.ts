import type { ByteSink, ByteSource } from "./streams/byte-stream.ts";
import { BrokenPipe } from "@aish/core";
import { callCommand } from "./commands/call-command.ts";
import type { CommandDeclaration } from "@aish/syntax";
import { bytesSource } from "./streams/bytes-source.ts";
import { createCaptureSink } from "./streams/capture-sink.ts";
import { derive, type Context } from "./context.ts";
import { pacedSink } from "./streams/paced-sink.ts";
import type { TrapEvent } from "./builtin.ts";
import { decodeLoosely } from "./streams/decode-loosely.ts";
import { emptySource } from "./streams/empty-source.ts";
import { faultLine } from "./fault.ts";
import { Interrupted, interruptionOf, throwIfAborted } from "./interrupted.ts";
import { createShell, type KernelOptions } from "./create-shell.ts";
import { done, endOfBlock, type Outcome } from "./outcome.ts";
import { prepare, type Prepared } from "./prepare.ts";
import { RejectedProgram, reportOf } from "./rejected-program.ts";
import { runTrap } from "./run-trap.ts";
import { faultOf } from "./command-fault.ts";
import { shownWarnings } from "./shown-warnings.ts";
import { lastResult, unrun, type Shell } from "./shell.ts";
import { takeValue } from "./variables/variable-read.ts";
import type { Value } from "./values/value.ts";

export interface ExecuteOptions {
  readonly stdin?: string | Uint8Array | ByteSource;
  /** Its abort ends the run with 130, or 124 if it is a timeout's. */
  readonly signal?: AbortSignal;
  /** For diagnostics. */
  readonly path?: string;
  /** Exported while this program runs, and gone afterwards. */
  readonly variables?: Readonly<Record<string, Value>>;
  /** `set -e` for this program, whatever the session says. */
  readonly errexit?: boolean;
}

export interface ExecutionResult {
  readonly code: number;
  /** Decoded as UTF-8; `bytes` has it as it was. */
  readonly stdout: string;
  readonly stderr: string;
  readonly bytes: Uint8Array;
  /** What the last statement left beside its text, if it did. */
  readonly data: Value | undefined;
  /** The program ended at this fault; it stands in stderr too. */
  readonly fault: string | undefined;
}

export interface RunOptionsOfKernel {
  readonly stdin: ByteSource;
  readonly stdout: ByteSink;
  readonly stderr: ByteSink;
  readonly signal: AbortSignal;
  readonly path: string | undefined;
  /** The next text belongs to the same session (a REPL), so `trap … EXIT` does not fire yet. */
  readonly continues: boolean;
}

type Streams = Pick<RunOptionsOfKernel, "stdin" | "stdout" | "stderr">;
type InterruptibleStreams = Pick<RunOptionsOfKernel, "stdin" | "stdout" | "stderr" | "signal">;

export interface RunResult {
  readonly status: number;
  /** The program said `exit`. */
  readonly exited: boolean;
  readonly fault: string | undefined;
}

/**
 * One kai session: variables, functions, directory and jobs stay from text to text. It does not know the
 * world but through the ports it is given.
 */
export class Kernel {
  readonly #shell: Shell;
  readonly #sharesTerminal: boolean;
  /** Ends when the program that runs has ended. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: KernelOptions) {
    this.#shell = createShell(options);
    this.#sharesTerminal = options.sharesTerminal ?? false;
  }

  /** Runs a program and keeps what it prints. Rejects with `RejectedProgram` if it has a fault before it runs. */
  async execute(source: string, options: ExecuteOptions = {}): Promise<ExecutionResult> {
    return this.#inTurn(() => this.#execute(source, options));
  }

  async #execute(source: string, options: ExecuteOptions): Promise<ExecutionResult> {
    const stdout = createCaptureSink();
    const stderr = createCaptureSink();
    const prepared = await this.check(source, options.path);
    if (!prepared.ok) throw new RejectedProgram(prepared, reportOf(prepared, source, options.path));
    const result = await this.#lent(options, () =>
      this.#runPrepared(prepared, source, {
        stdin: toSource(options.stdin),
        stdout,
        stderr,
        signal: options.signal ?? new AbortController().signal,
        path: options.path,
        continues: true,
      }),
    );
    const bytes = stdout.bytes();
    return {
      code: result.status,
      stdout: stdout.text() ?? decodeLoosely(bytes),
      stderr: stderr.text() ?? decodeLoosely(stderr.bytes()),
      bytes,
      data: this.#shell.last.data,
      fault: result.fault,
    };
  }

  /** Programs of one session run one after the other, because its variables belong to the one that runs. */
  async #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    await before;
    try {
      return await run();
    } finally {
      resolve();
    }
  }

  /** Runs with what was lent to one program alone. */
  async #lent<T>({ variables, errexit }: ExecuteOptions, run: () => Promise<T>): Promise<T> {
    const { scope, options } = this.#shell;
    const before = options.errexit;
    options.errexit = errexit ?? before;
    scope.pushFrame("block");
    for (const [name, value] of Object.entries(variables ?? {})) scope.bind(name, value, true);
    try {
      return await run();
    } finally {
      scope.popFrame();
      if (errexit !== undefined) options.errexit = before;
    }
  }

  /** Runs a program on streams, or tells its faults on stderr: status 1, and nothing of it has run. */
  async run(source: string, options: RunOptionsOfKernel): Promise<RunResult> {
    return this.#inTurn(() => this.#run(source, options));
  }

  async #run(source: string, options: RunOptionsOfKernel): Promise<RunResult> {
    const prepared = await this.check(source, options.path);
    if (prepared.ok) return this.#runPrepared(prepared, source, options);
    const report = reportOf(prepared, source, options.path);
    this.#shell.status = 1;
    const told = await this.#settle(options, async () => {
      await this.#context(options).stderr.write(`${report}\n`);
      return undefined;
    });
    return { status: told === undefined ? 1 : endOfBlock(told), exited: false, fault: report };
  }

  /** Reads a program whole, without running it. */
  async check(source: string, path?: string): Promise<Prepared> {
    return prepare(source, path, this.#shell);
  }

  get status(): number {
    return this.#shell.status;
  }

  get cwd(): string {
    return this.#shell.cwd;
  }

  variable(name: string): Value | undefined {
    return takeValue(this.#shell.scope, name);
  }

  /** What completion asks. */
  get variableNames(): readonly string[] {
    return this.#shell.scope.names();
  }

  /** What a builtin of that name accepts, which is loaded for it. */
  async declaration(name: string): Promise<CommandDeclaration | undefined> {
    return (await this.#shell.runtime.builtins.load(name))?.declaration;
  }

  hasFunction(name: string): boolean {
    return this.#shell.functions.has(name);
  }

  get commandNames(): readonly string[] {
    const { functions, aliases, runtime } = this.#shell;
    return [...functions.keys(), ...aliases.keys(), ...runtime.builtins.names].toSorted();
  }

  /**
   * Runs one command beside the program, as a hook or a prompt: `$?` and what the last statement left are
   * then what they were. An `exit` in it ends only itself.
   */
  async runBeside(
    argv: readonly Value[],
    options: Pick<RunOptionsOfKernel, "stdin" | "stdout" | "stderr" | "signal">,
  ): Promise<RunResult> {
    const shell = this.#shell;
    const { status, pipeStatus, substitutionStatus, last } = shell;
    const context = this.#context(options);
    let fault: string | undefined;
    const outcome = await this.#settle(
      options,
      async () => callCommand(context, argv, {}),
      (told) => {
        fault = told;
      },
    );
    Object.assign(shell, { status, pipeStatus, substitutionStatus, last });
    return { status: endOfBlock(outcome ?? done(0)), exited: false, fault };
  }

  get jobs(): Shell["jobs"] {
    return this.#shell.jobs;
  }

  /** The session is over: `trap … EXIT` runs. Jobs go on; wait for `jobs.allEnded()` to see them end. */
  async close(
    streams: Streams,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<number> {
    const { status } = this.#shell;
    const outcome = await this.#lastWord({ ...streams, signal }, "EXIT");
    return outcome?.kind === "exit" ? outcome.status : status;
  }

  async #runPrepared(
    prepared: Extract<Prepared, { ok: true }>,
    source: string,
    options: RunOptionsOfKernel,
  ): Promise<RunResult> {
    const context = this.#context(options);
    this.#shell.inherited = lastResult(this.#shell);
    this.#shell.last = unrun;
    const warnings = shownWarnings(prepared.diagnostics, source, options.path);
    let fault: string | undefined;
    const outcome = await this.#settle(
      options,
      async () => {
        throwIfAborted(options.signal);
        if (warnings !== "") await context.stderr.write(warnings);
        return prepared.code(context);
      },
      (told) => {
        fault = told;
      },
    );
    const status = endOfBlock(outcome ?? { kind: "done", status: this.#shell.status });
    this.#shell.status = status;
    const exited = outcome?.kind === "exit";
    if (options.continues) return { status, exited, fault };
    return { status: await this.close(options, options.signal), exited, fault };
  }

  /** Every way in which a program can end becomes an outcome here; what is left is a bug. */
  async #settle(
    streams: InterruptibleStreams,
    run: () => Promise<Outcome | undefined>,
    told: (fault: string) => void = () => undefined,
  ): Promise<Outcome | undefined> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof BrokenPipe) return { kind: "exit", status: 141 };
      if (error instanceof Interrupted) return this.#interrupted(streams, error);
      const fault = faultOf(error);
      if (fault === undefined) throw error;
      const line = faultLine(fault);
      told(line);
      return this.#settle(streams, async () => {
        await this.#context(streams).stderr.write(line);
        return { kind: "exit", status: 1 };
      });
    }
  }

  /** A trap for the signal has the last word. */
  async #interrupted(streams: InterruptibleStreams, error: Interrupted): Promise<Outcome> {
    const interruption = streams.signal.aborted ? interruptionOf(streams.signal) : error;
    const event = interruption.status === 143 ? "TERM" : "INT";
    const trapped = await this.#lastWord(streams, event);
    return {
      kind: "exit",
      status: trapped?.kind === "exit" ? trapped.status : interruption.status,
    };
  }

  /** Runs a trap. If the signal has come already, it has the time that a process has to end. */
  async #lastWord(streams: InterruptibleStreams, event: TrapEvent): Promise<Outcome | undefined> {
    if (!this.#shell.traps.has(event)) return undefined;
    const { limits, host } = this.#shell.runtime;
    const limit = new AbortController();
    const over = new AbortController();
    const end = (): void => limit.abort(interruptionOf(streams.signal));
    if (streams.signal.aborted) {
      host.clock.sleep(limits.grace, over.signal).then(end, () => undefined);
    } else streams.signal.addEventListener("abort", end, { once: true, signal: over.signal });
    const { signal } = limit;
    const inTrap = this.#context({ ...streams, signal });
    try {
      return await runTrap(inTrap, event);
    } catch (error) {
      if (!(error instanceof Interrupted)) {
        return await this.#settle({ ...streams, signal }, async () => {
          throw error;
        });
      }
      return { kind: "exit", status: error.status };
    } finally {
      over.abort();
    }
  }

  #context(options: InterruptibleStreams): Context {
    const { stdin, stdout, stderr, signal } = options;
    const context: Context = {
      shell: this.#shell,
      stdin,
      stdout,
      stderr,
      signal,
      descriptors: new Map(),
      failureIsChecked: false,
      depth: 0,
      piped: undefined,
      hasOwnInput: false,
      pipe: undefined,
      job: undefined,
      children: undefined,
      sharesTerminal: this.#sharesTerminal,
    };
    const paced = pacedSink(stdout, context);
    // One sink for both stays one: a program then gets one pipe, and the order is kept.
    return derive(context, {
      stdout: paced,
      stderr: stderr === stdout ? paced : pacedSink(stderr, context),
    });
  }
}

function toSource(stdin: ExecuteOptions["stdin"]): ByteSource {
  if (stdin === undefined) return emptySource;
  return typeof stdin === "string" || stdin instanceof Uint8Array ? bytesSource(stdin) : stdin;
}
