import { describe, expect, test } from "bun:test";
import { membersOf } from "./process-group.ts";
import { openProcessTable, type ProcessEntry } from "./process-table.ts";

// No process has such pids, so none of them carries a mark.
const leader = 5_000_000;
const job = { directory: "/state/jobs/1", process: { pid: leader, start: "boot/10" } };
const table = openProcessTable();

function entry(pid: number, options: Partial<ProcessEntry> = {}): ProcessEntry {
  const usual = { start: "boot/20", parent: 1, group: pid, session: pid };
  return { pid, ...usual, zombie: false, stopped: false, ...options };
}

const wrapper = entry(leader, { start: "boot/10" });
const child = entry(leader + 1, { parent: leader, group: leader, session: leader });
const ownGroup = entry(leader + 2, { session: leader });
const ownSession = entry(leader + 3, { parent: leader + 1 });
const itsChild = entry(leader + 4, { parent: leader + 3, group: leader + 3, session: leader + 3 });
const stranger = entry(leader + 5);
const reused = entry(leader, { start: "boot/99" });

const pidsOf = (...entries: readonly ProcessEntry[]) => entries.map(({ pid }) => pid);

describe("membersOf", () => {
  test.each([
    { rule: "wrapper and group", entries: [wrapper, child, stranger], are: [wrapper, child] },
    { rule: "the session", entries: [wrapper, ownGroup, stranger], are: [wrapper, ownGroup] },
    {
      rule: "descendants in sessions of their own",
      entries: [wrapper, itsChild, ownSession, child],
      are: [wrapper, child, ownSession, itsChild],
    },
    {
      rule: "whoever is proven by a zombie wrapper, but not the zombie",
      entries: [{ ...wrapper, zombie: true }, child],
      are: [child],
    },
    {
      rule: "a group on a system that tells no sessions",
      entries: [wrapper, { ...child, session: undefined }, { ...stranger, session: undefined }],
      are: [wrapper, child],
    },
  ])("members are $rule", ({ entries, are }) => {
    const found = membersOf(job, table, entries);
    if (found.kind !== "members") throw new Error(`it is ${found.kind}`);
    expect(pidsOf(...found.members)).toEqual(pidsOf(...are));
  });

  test("a daemon that lost its parent is nobody's", () => {
    expect(membersOf(job, table, [ownSession, itsChild])).toEqual({ kind: "nobody" });
  });

  test("a zombie alone is nobody", () => {
    expect(membersOf(job, table, [{ ...wrapper, zombie: true }])).toEqual({ kind: "nobody" });
  });

  test("another process with the wrapper's pid is not ours", () => {
    const found = membersOf(job, table, [reused, child]);
    expect(found).toEqual({ kind: "notOurs", pids: [leader] });
  });

  test("a group without its wrapper and without a mark is not ours", () => {
    expect(membersOf(job, table, [child])).toEqual({ kind: "notOurs", pids: [child.pid] });
  });

  test("who was known before stays, with its descendants, and proves the group", () => {
    const known = new Map([[ownSession.pid, ownSession.start]]);
    const found = membersOf(job, table, [ownSession, itsChild, stranger], known);
    expect(found).toEqual({ kind: "members", members: [ownSession, itsChild] });
    const inGroup = new Map([[child.pid, child.start]]);
    const group = membersOf(job, table, [child, ownGroup], inGroup);
    expect(group).toMatchObject({ kind: "members", members: [child, ownGroup] });
  });

  test("who was known before proves nothing for a group whose number was given away", () => {
    const known = new Map([[ownSession.pid, ownSession.start]]);
    const itsGroup = entry(leader + 9, { parent: leader, group: leader, session: leader });
    const found = membersOf(job, table, [reused, itsGroup, ownSession], known);
    expect(found).toEqual({ kind: "members", members: [ownSession] });
  });
});
