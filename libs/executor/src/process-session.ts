import { readdirSync, readFileSync } from "node:fs";

export type ProcessState = "running" | "stopped" | "gone";

interface ProcessEntry {
  readonly pid: number;
  readonly state: string;
  readonly session: number;
}

/** One look at a process; a zombie is gone. */
export function processState(pid: number): ProcessState {
  const entry = process.platform === "linux" ? readEntry(String(pid)) : askPs(pid);
  if (entry === undefined || /^[ZX]/.test(entry.state)) return "gone";
  return /^[Tt]/.test(entry.state) ? "stopped" : "running";
}

/** Sends a signal to every process of the terminal session that `leader` leads. */
export function signalSession(leader: number, signal: NodeJS.Signals): void {
  for (const pid of sessionMembers(leader)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended between the look and the signal, which is what a signal is for.
    }
  }
}

/** Also when the leader itself has gone; zombies do not count. */
export function isSessionAlive(leader: number): boolean {
  return sessionMembers(leader).length > 0;
}

function sessionMembers(leader: number): readonly number[] {
  if (process.platform !== "linux") {
    const listing = Bun.spawnSync(["ps", "-axo", "pid=,sess="]).stdout.toString();
    const rows = listing.split("\n").map((line) => line.trim().split(/\s+/).map(Number));
    const members = rows.filter(([, session]) => session === leader).map(([pid]) => pid ?? leader);
    // A ps that does not know sessions still knows the leader.
    return members.length > 0 || processState(leader) === "gone" ? members : [leader];
  }
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(readEntry)
    .filter((entry) => entry !== undefined)
    .filter(({ session, state }) => session === leader && !/^[ZX]/.test(state))
    .map((entry) => entry.pid);
}

/** proc(5), /proc/pid/stat: the name in parentheses may hold anything, so count from the last one. */
function readEntry(pid: string): ProcessEntry | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  } catch {
    return undefined; // it is gone
  }
  const [state = "", , , session = "0"] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { pid: Number(pid), state, session: Number(session) };
}

function askPs(pid: number): ProcessEntry | undefined {
  const state = Bun.spawnSync(["ps", "-o", "state=", "-p", String(pid)])
    .stdout.toString()
    .trim();
  return state === "" ? undefined : { pid, state, session: 0 };
}
