import { isBelow, parseSlowMounts } from "@aish/completion";
import { readFileSync } from "node:fs";

/** Mounts come and go, but not between two keys. */
const freshMs = 5000;

/** Whether a path lies where a question about it may take long; asked of the system's list of mounts only. */
export class SlowPlaces {
  #mounts: readonly string[] = [];
  #until = 0;

  has(path: string): boolean {
    const now = performance.now();
    if (now >= this.#until) {
      this.#until = now + freshMs;
      this.#mounts = slowMounts();
    }
    return this.#mounts.length > 0 && isBelow(path, this.#mounts);
  }
}

function slowMounts(): readonly string[] {
  try {
    return parseSlowMounts(readFileSync("/proc/self/mountinfo", "utf8"));
  } catch {
    return []; // a system without that list
  }
}
