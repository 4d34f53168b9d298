import { existsSync, rmSync, watch, writeFileSync, type FSWatcher } from "node:fs";
import { dirname, join } from "node:path";
import { AishError } from "@aish/core";
import { OutputSink, type OutputSummary } from "./output-sink.ts";
import { isSessionAlive, processState, signalSession } from "./process-session.ts";
import type { ScreenModes } from "./screen-modes.ts";
import { type Shell } from "./find-shell.ts";
import { runnerCommand } from "./shell-dialect.ts";
import type { RunDirectory, ShellFacts, ShellState } from "./shell-state.ts";
import { UnreadInput } from "./unread-input.ts";

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface RunRequest {
  readonly shell: Shell;
  readonly state: ShellState;
  readonly line: string;
  readonly cwd: string;
  /** Status of the session's last command, for `$?`. */
  readonly lastStatus: number;
  /** The program's whole environment: used as it is before there is a saved state. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly size: TerminalSize;
  /** `empty` for what a model runs: reads end at once, keys still reach it as signals. */
  readonly stdin: "terminal" | "empty";
  readonly output: { readonly path: string; readonly capBytes: number; readonly more: string };
  /** Gets every byte as it comes; it must have written them when it returns. */
  readonly show: (bytes: Uint8Array) => void;
}

export type RunEvent =
  | { readonly kind: "ended"; readonly result: RunResult }
  /** Stopped, by Ctrl+Z or by itself; it keeps its terminal and can be continued. */
  | { readonly kind: "parked"; readonly facts: ShellFacts | undefined };

export interface RunResult {
  /** As the shell reports it: 128+n when a signal n ended the command or the shell. */
  readonly exitCode: number;
  readonly durationMs: number;
  readonly output: OutputSummary;
  /** What the next command starts from; undefined if the run saved nothing. */
  readonly facts: ShellFacts | undefined;
}

const drainMs = 250;
const settleMs = 15;
const lookMs = 10;

/** One line of shell on a terminal of its own. */
export class CommandRun {
  readonly #request: RunRequest;
  readonly #run: RunDirectory;
  readonly #sink: OutputSink;
  readonly #startedAt = performance.now();
  readonly #child: Bun.Subprocess;
  readonly #ended: Promise<RunResult>;
  #show: ((bytes: Uint8Array) => void) | undefined;
  #watcher: FSWatcher | undefined;
  #wasParked = false;
  #closed = false;
  #unread: UnreadInput | undefined;
  #left: Uint8Array = new Uint8Array(0);
  readonly #drained = Promise.withResolvers<void>();

  constructor(request: RunRequest) {
    this.#request = request;
    this.#show = request.show;
    this.#run = request.state.begin(request.line);
    this.#sink = new OutputSink(request.output);
    this.#child = this.#spawn();
    this.#ended = this.#finish();
  }

  get pid(): number {
    return this.#child.pid;
  }

  /** Resolves when it ends, parked or not. */
  get ended(): Promise<RunResult> {
    return this.#ended;
  }

  /** What the command has done to the terminal so far. */
  get screen(): ScreenModes {
    return this.#sink.screen;
  }

  #spawn(): Bun.Subprocess {
    const request = this.#request;
    const cwd = nearestDirectory(request.cwd);
    const command = runnerCommand(request.shell, {
      stateFile: this.#run.stateFile,
      runDirectory: this.#run.directory,
      line: this.#lineArgument(),
      cwd,
      lastStatus: request.lastStatus,
      stdin: request.stdin,
      jobControl: true,
    });
    const env = startingEnvironment(request.env, this.#run.stateFile !== undefined);
    try {
      return Bun.spawn([...command.argv], {
        cwd,
        env: { ...env, ...command.env, PWD: cwd },
        terminal: {
          cols: request.size.columns,
          rows: request.size.rows,
          data: (_terminal, bytes) => this.#receive(bytes),
          exit: () => this.#drained.resolve(),
        },
      });
    } catch (error) {
      this.#run.remove();
      throw new AishError("SPAWN_FAILED", `cannot start ${request.shell.path}`, {
        hint: "check that the shell is there and that the system has room for another process",
        cause: error,
      });
    }
  }

  /** The kernel takes at most 128 KiB for one argument; a longer line goes through a file. */
  #lineArgument(): string {
    if (Buffer.byteLength(this.#request.line) < 100_000) return this.#request.line;
    const file = join(this.#run.directory, "line");
    writeFileSync(file, this.#request.line, { mode: 0o600 });
    return `. '${file}'`;
  }

  #receive(bytes: Uint8Array): void {
    if (this.#closed) return;
    this.#sink.write(bytes);
    this.#show?.(bytes);
  }

  get #isGone(): boolean {
    return this.#closed || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Bytes from the keyboard. False once the command is gone: they are for somebody else. */
  write(bytes: Uint8Array | string): boolean {
    if (this.#isGone) return false;
    if (this.#request.stdin === "terminal") this.#unread ??= UnreadInput.of(this.pid);
    this.#child.terminal?.write(bytes);
    return true;
  }

  /** What was typed while it ran and that it did not read, once it has ended. Given once. */
  takeUnread(): Uint8Array {
    const bytes = this.#left;
    this.#left = new Uint8Array(0);
    return bytes;
  }

  resize(size: TerminalSize): void {
    if (this.#isGone) return;
    this.#child.terminal?.resize(size.columns, size.rows);
  }

  /** Resolves when it ends or is parked, whichever comes next. */
  async next(): Promise<RunEvent> {
    const parked = this.#untilParked();
    const ended = this.#ended.then((result): RunEvent => ({ kind: "ended", result }));
    const event = await Promise.race([ended, parked.event]);
    parked.stop();
    return event;
  }

  #untilParked(): { readonly event: Promise<RunEvent>; readonly stop: () => void } {
    const { promise, resolve } = Promise.withResolvers<RunEvent>();
    const mark = join(this.#run.directory, "parked");
    let timer: Timer | undefined;
    const look = (): void => {
      clearTimeout(timer);
      if (!existsSync(mark)) return;
      // The mark comes first, the stop right after it: continuing it in between would be lost.
      if (processState(this.pid) !== "stopped") {
        timer = setTimeout(look, 5);
        return;
      }
      watcher.off("change", look);
      const facts = this.#wasParked ? undefined : this.#run.adopt();
      this.#wasParked = true;
      // What it printed last is still in its terminal; whatever comes later is kept, but not shown.
      timer = setTimeout(() => {
        this.#show = undefined;
        resolve({ kind: "parked", facts });
      }, settleMs);
    };
    this.#watcher ??= watch(this.#run.directory);
    const watcher = this.#watcher.on("change", look);
    look();
    return {
      event: promise,
      stop: () => {
        clearTimeout(timer);
        watcher.off("change", look);
      },
    };
  }

  /** Continues a parked run, on the screen through `show` or without it. */
  continueIn(place: "foreground" | "background", show?: (bytes: Uint8Array) => void): void {
    if (this.#isGone) return;
    this.#show = show;
    rmSync(join(this.#run.directory, "parked"), { force: true });
    const background = join(this.#run.directory, "background");
    if (place === "background") writeFileSync(background, "");
    else rmSync(background, { force: true });
    process.kill(this.pid, "SIGCONT");
  }

  /** Ends everything in the command's session: TERM or HUP first, KILL after `graceMs`. */
  async end(signal: "SIGTERM" | "SIGHUP", graceMs: number): Promise<void> {
    signalSession(this.pid, signal);
    signalSession(this.pid, "SIGCONT");
    const deadline = performance.now() + graceMs;
    while (isSessionAlive(this.pid) && performance.now() < deadline) await Bun.sleep(lookMs);
    signalSession(this.pid, "SIGKILL");
    await this.#ended;
  }

  async #finish(): Promise<RunResult> {
    const status = await this.#child.exited;
    const durationMs = performance.now() - this.#startedAt;
    this.#left = this.#unread?.take() ?? this.#left;
    // Waits for the bytes that are still in the terminal, not for whoever else holds it open.
    const timer = setTimeout(() => this.#drained.resolve(), drainMs);
    await this.#drained.promise;
    clearTimeout(timer); // it would keep the program alive
    this.#closed = true;
    this.#child.terminal?.close();
    this.#watcher?.close();
    const facts = this.#wasParked ? undefined : this.#run.adopt();
    this.#run.remove();
    return { exitCode: status, durationMs, output: this.#sink.close(), facts };
  }
}

/** With a saved state the variables come from there; the shell itself needs a few to begin with. */
function startingEnvironment(
  env: RunRequest["env"],
  hasState: boolean,
): Readonly<Record<string, string | undefined>> {
  if (!hasState) return env;
  const kept = Object.entries(env).filter(
    ([name]) => name === "PATH" || name === "HOME" || name === "TERM" || !/^\w+$/.test(name),
  );
  return Object.fromEntries(kept);
}

/** `directory`, or the nearest one above it that is still there. */
export function nearestDirectory(directory: string): string {
  let nearest = directory;
  while (!existsSync(nearest) && nearest !== dirname(nearest)) nearest = dirname(nearest);
  return nearest;
}
