import type { ChildProcess, ProcessEnd, ProcessHost } from "@aish/kernel";

/** What a process ended by SIGINT tells its parent, and what a program says that handled it and then left. */
const interruptedStatus = 130;
/** Between the key and our hearing of it a program may have been started that it did not reach. */
const justStartedMs = 250;

/**
 * The programs that share our terminal. Ctrl+C reaches them as it reaches us, and what they make of it
 * decides: one that dies of it interrupts the kai program too, one that goes on, as an editor does, does not.
 */
export class SharedChildren {
  readonly #all = new Set<ChildProcess>();
  /** With the time at which each was started. */
  readonly #sharing = new Map<ChildProcess, number>();
  readonly #interrupt: () => void;
  #wasAsked = false;

  constructor(interrupt: () => void) {
    this.#interrupt = interrupt;
  }

  /** The same processes, looked after. */
  watch(processes: ProcessHost): ProcessHost {
    return {
      ...processes,
      spawn: (request) => {
        const child = processes.spawn(request);
        this.#all.add(child);
        if (!request.ownGroup) this.#sharing.set(child, performance.now());
        return {
          pid: child.pid,
          kill: (signal) => child.kill(signal),
          ended: child.ended.then((end) => this.#end(child, end)),
        };
      },
    };
  }

  /** Ctrl+C was pressed. */
  ask(): void {
    if (this.#sharing.size === 0) return this.#interrupt();
    this.#wasAsked = true;
    for (const [child, startedAt] of this.#sharing) {
      if (performance.now() - startedAt < justStartedMs) child.kill("SIGINT");
    }
  }

  /** Ends all that still run. */
  kill(): void {
    for (const child of this.#all) child.kill("SIGKILL");
  }

  #end(child: ChildProcess, end: ProcessEnd): ProcessEnd {
    this.#all.delete(child);
    if (!this.#sharing.delete(child) || this.#sharing.size > 0) return end;
    // The end of the child may be seen before the signal that was sent to both of us.
    const diedOfIt = end.signal === "SIGINT";
    const leftForIt = this.#wasAsked && end.exitCode === interruptedStatus;
    this.#wasAsked = false;
    if (diedOfIt || leftForIt) this.#interrupt();
    return end;
  }
}
