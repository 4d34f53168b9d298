import { isBelow, parseSlowMounts } from "@aish/completion";
import { readFileSync } from "node:fs";

/** Mounts come and go, but not between two keys. */
const freshMs = 5000;

/** Where a question about a path may take long; told by the system's list of mounts only. */
export class SlowPlaces {
  readonly #list: string;
  #mounts: readonly string[] = [];
  #until = 0;
  #last: Promise<void> | undefined;

  constructor(list = "/proc/self/mountinfo") {
    this.#list = list;
  }

  has(path: string): boolean {
    const now = performance.now();
    if (now >= this.#until) {
      this.#until = now + freshMs;
      this.#mounts = this.#readMounts();
    }
    return this.#mounts.length > 0 && isBelow(path, this.#mounts);
  }

  /** The directories of a PATH in which a program can be looked for at a key. */
  quickPath(path: string): string {
    return path
      .split(":")
      .filter((directory) => !this.has(directory))
      .join(":");
  }

  /** Looks behind what is looked at already: one that hangs holds one thread of the runtime, not all. Never rejects. */
  aside(look: () => Promise<void>): void {
    const mine: Promise<void> = (this.#last ?? Promise.resolve()).then(look).finally(() => {
      if (this.#last === mine) this.#last = undefined;
    });
    this.#last = mine;
  }

  /** Ends when all has been looked at; undefined: nothing is. */
  get looking(): Promise<void> | undefined {
    return this.#last;
  }

  #readMounts(): readonly string[] {
    try {
      return parseSlowMounts(readFileSync(this.#list, "utf8"));
    } catch {
      return []; // a system without that list
    }
  }
}

/** Those of this machine. */
export const slowPlaces = new SlowPlaces();
