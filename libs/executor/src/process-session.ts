import { openProcessTable, type ProcessEntry } from "./process-table.ts";

export type ProcessState = "running" | "stopped" | "gone";

/** One look at a process; a zombie is gone. */
export function processState(pid: number): ProcessState {
  const entry = openProcessTable().entry(pid);
  if (entry === undefined || entry.zombie) return "gone";
  return entry.stopped ? "stopped" : "running";
}

/** Sends a signal to every process of the terminal session that `leader` leads. */
export function signalSession(leader: number, signal: NodeJS.Signals): void {
  for (const { pid } of sessionMembers(leader)) {
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

/** Where the system does not tell sessions (macOS), the leader, its group and its children. */
function sessionMembers(leader: number): readonly ProcessEntry[] {
  const isMember = ({ pid, group, parent, session }: ProcessEntry): boolean =>
    session === undefined
      ? pid === leader || group === leader || parent === leader
      : session === leader;
  return openProcessTable()
    .all()
    .filter((entry) => !entry.zombie && isMember(entry));
}
