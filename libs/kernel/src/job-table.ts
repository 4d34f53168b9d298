import type { ShellJob } from "./builtin.ts";
import { untilAborted } from "./interrupted.ts";
import type { OutputRing } from "./streams/output-ring.ts";
import { signalNumbers } from "./commands/signal-numbers.ts";

/** One `&`. Lives in the process of the kernel: durable jobs are another thing. */
export interface RunningWork {
  /** The status once it has ended; never rejects. */
  readonly ended: Promise<number>;
  /** Asks everything of it to end, its processes with the signal; the status is then this. */
  end(status: number, signal: string): void;
  /** Sends a signal to its processes, which may go on. */
  signal(name: string): void;
  /** Of the first process it has running; undefined while all of it runs in here. */
  readonly pid: number | undefined;
  readonly stdout: OutputRing;
  readonly stderr: OutputRing;
}

export interface StartedJob {
  readonly number: number;
  /** The job that started it; undefined if the program did. */
  readonly parent: number | undefined;
  readonly command: string;
  readonly work: RunningWork;
}

interface Entry {
  readonly command: string;
  readonly parent: number | undefined;
  state: ShellJob["state"];
  waitedFor: boolean;
  readonly work: RunningWork;
  /** What `$!` said, which names the job also when that process has ended. */
  readonly startedAs: number | undefined;
  /** What its status will say, once it was asked to end. */
  killedBy: number | undefined;
}

/** The signals that end a job; others are only passed on to its processes. */
const ending = new Set(["SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGTERM"]);

/** The `&` jobs of one kernel, by number. Ended ones stay listed until they are cleaned up or too many. */
export class JobTable {
  readonly #entries = new Map<number, Entry>();
  readonly #mostEnded: number;
  #nextNumber = 1;

  constructor(mostEnded: number) {
    this.#mostEnded = mostEnded;
  }

  nextNumber(): number {
    const number = this.#nextNumber;
    this.#nextNumber += 1;
    return number;
  }

  add({ number, parent, command, work }: StartedJob): ShellJob {
    const entry: Entry = {
      state: { kind: "running" },
      command,
      parent,
      waitedFor: false,
      work,
      startedAs: work.pid,
      killedBy: undefined,
    };
    this.#entries.set(number, entry);
    void work.ended.then((status) => this.#end(entry, status));
    return toJob(number, entry);
  }

  #end(entry: Entry, status: number): void {
    entry.state = stateOf(status, entry.killedBy);
    const ended = [...this.#entries].filter(([, other]) => hasEnded(other));
    for (const [number] of ended.slice(0, Math.max(0, ended.length - this.#mostEnded))) {
      this.#entries.delete(number);
    }
  }

  list(): readonly ShellJob[] {
    return [...this.#entries].map(([number, entry]) => toJob(number, entry));
  }

  /** Those that this job (or the program) started itself: what a `wait` in it waits for. */
  startedBy(parent: number | undefined): readonly ShellJob[] {
    return [...this.#entries].flatMap(([number, entry]) =>
      entry.parent === parent ? [toJob(number, entry)] : [],
    );
  }

  /** Whether a job is the one at hand, or around it: waiting for it would never end. */
  isAround(number: number, job: number | undefined): boolean {
    for (let at = job; at !== undefined; at = this.#entries.get(at)?.parent) {
      if (at === number) return true;
    }
    return false;
  }

  get(number: number): ShellJob | undefined {
    const entry = this.#entries.get(number);
    return entry === undefined ? undefined : toJob(number, entry);
  }

  /** The output kept of a job. */
  output(number: number): Pick<RunningWork, "stdout" | "stderr"> | undefined {
    return this.#entries.get(number)?.work;
  }

  /** `%1`, `%+`, `%%` (the newest), `%-` (the one before), `1`, a process id. */
  find(spec: string): ShellJob | undefined {
    const text = spec.startsWith("%") ? spec.slice(1) : spec;
    if (/^\d+$/.test(text)) return this.get(Number(text)) ?? this.#ofProcess(Number(text));
    const jobs = this.list();
    if (text === "+" || text === "%" || text === "") return jobs.at(-1);
    return text === "-" ? jobs.at(-2) : undefined;
  }

  /** The newest, for numbers of processes come again. */
  #ofProcess(pid: number): ShellJob | undefined {
    const found = [...this.#entries].findLast(
      ([, { work, startedAs }]) => work.pid === pid || startedAs === pid,
    );
    return found === undefined ? undefined : toJob(...found);
  }

  async wait(number: number, signal: AbortSignal): Promise<number> {
    const entry = this.#entries.get(number);
    if (entry === undefined) return 127;
    const status = await untilAborted(entry.work.ended, signal);
    entry.waitedFor = true;
    return entry.killedBy ?? status;
  }

  kill(number: number, signal: string): void {
    const entry = this.#entries.get(number);
    if (entry === undefined || hasEnded(entry)) return;
    if (!ending.has(signal)) {
      entry.work.signal(signal);
      if (signal === "SIGSTOP") entry.state = { kind: "stopped" };
      if (signal === "SIGCONT") entry.state = { kind: "running" };
      return;
    }
    // Work that runs in here is interrupted, whatever the signal was.
    entry.killedBy = entry.work.pid === undefined ? 130 : 128 + (signalNumbers[signal] ?? 15);
    entry.work.end(entry.killedBy, signal);
  }

  cleanUp(): void {
    for (const [number, entry] of this.#entries) {
      if (hasEnded(entry)) this.#entries.delete(number);
    }
  }

  /** The program is to end: nothing of it goes on. */
  stopAll(): void {
    for (const number of this.#entries.keys()) this.kill(number, "SIGTERM");
  }

  /** Resolves when no job is left running, those included that jobs start meanwhile. */
  async allEnded(): Promise<void> {
    for (let live = this.#live(); live.length > 0; live = this.#live()) {
      await Promise.all(live.map((entry) => entry.work.ended));
    }
  }

  #live(): readonly Entry[] {
    return [...this.#entries.values()].filter((entry) => !hasEnded(entry));
  }
}

function toJob(number: number, { command, state, waitedFor, work }: Entry): ShellJob {
  return { number, command, state, waitedFor, pid: work.pid };
}

function hasEnded(entry: Entry): boolean {
  return entry.state.kind !== "running" && entry.state.kind !== "stopped";
}

function stateOf(status: number, killedBy: number | undefined): ShellJob["state"] {
  if (killedBy !== undefined) return { kind: "killed", signal: killedBy };
  return status === 0 ? { kind: "done", status } : { kind: "failed", status };
}
