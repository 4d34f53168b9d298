import { readdirSync, readFileSync } from "node:fs";

/** What the system says of a process, read here afresh: no code under test is asked about itself. */
export interface ProcessSight {
  readonly state: string;
  readonly parent: number;
  /** Clock ticks from the start of the machine to that of the process. */
  readonly startTicks: string;
}

export function bootId(): string {
  return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
}

/** Undefined if there is no such process; a zombie has the state Z. */
export function processSight(pid: number): ProcessSight | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined;
  }
  // The name stands in parentheses and may hold anything, so the last one counts.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return { state: fields[0] ?? "", parent: Number(fields[1]), startTicks: fields[19] ?? "" };
}

/** Every process that lives and was started with this variable at this value, but for this one. */
export function processesWith(variable: string, value: string): number[] {
  const wanted = `${variable}=${value}`;
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => environmentOf(name).includes(wanted))
    .map(Number)
    .filter((pid) => !["Z", "X", undefined].includes(processSight(pid)?.state));
}

export function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It went by itself.
  }
}

function environmentOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    return []; // it is gone
  }
}
