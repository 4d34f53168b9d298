import type { ProcessIdentity } from "@aish/core";
import type { ProcessEntry, ProcessTable } from "./process-table.ts";

/** Where a job runs: its wrapper leads a session and a group of the wrapper's pid. */
export interface JobProcess {
  readonly directory: string;
  readonly process: ProcessIdentity;
}

export type JobMembers =
  /** Proven to be this job's; the wrapper is among them if it still runs. */
  | { readonly kind: "members"; readonly members: readonly ProcessEntry[] }
  | { readonly kind: "nobody" }
  /** Something has the pid or the group now, and nothing proves it to be this job's. */
  | { readonly kind: "notOurs"; readonly pids: readonly number[] };

/**
 * Everybody who belongs to the job: its session and group, and whoever descends from them, even in a
 * session of its own. Not those who cut the tie themselves by a session of their own *and* the death of
 * their parent (daemons), nor what a nested aish started as a job: that carries another mark.
 *
 * As long as anybody is in a group, the system gives its number to nobody else. So the wrapper with its
 * right start time proves the group, even as a zombie; and when the wrapper is gone, one member that
 * carries the job's mark does, or one that is `known` (pid to start) from an earlier look.
 */
export function membersOf(
  { directory, process }: JobProcess,
  table: ProcessTable,
  entries: readonly ProcessEntry[] = table.all(),
  known: ReadonlyMap<number, string> = new Map(),
): JobMembers {
  const leader = entries.find(({ pid }) => pid === process.pid);
  const isReused = leader !== undefined && leader.start !== process.start;
  if (isReused && known.size === 0) return { kind: "notOurs", pids: [leader.pid] };
  const alive = entries.filter((entry) => !entry.zombie);
  const old = alive.filter(({ pid, start }) => known.get(pid) === start);
  const kin = alive.filter(({ group, session }) => [group, session].includes(process.pid));
  const provesGroup = (entry: ProcessEntry): boolean =>
    old.includes(entry) || table.markOf(entry.pid, directory) === "this";
  const isProven = !isReused && (leader !== undefined || kin.some(provesGroup));
  const members = withDescendants(isProven ? [...kin, ...old] : old, alive, directory, table);
  if (members.length > 0) return { kind: "members", members };
  if (kin.length > 0) return { kind: "notOurs", pids: kin.map(({ pid }) => pid) };
  return { kind: "nobody" };
}

function withDescendants(
  kin: readonly ProcessEntry[],
  alive: readonly ProcessEntry[],
  directory: string,
  table: ProcessTable,
): ProcessEntry[] {
  const members = new Map(kin.map((entry) => [entry.pid, entry]));
  const strangers = Map.groupBy(
    alive.filter(({ pid }) => !members.has(pid)),
    ({ parent }) => parent,
  );
  for (const { pid } of members.values()) {
    for (const child of strangers.get(pid) ?? []) {
      if (table.markOf(child.pid, directory) !== "another") members.set(child.pid, child);
    }
  }
  return [...members.values()];
}
