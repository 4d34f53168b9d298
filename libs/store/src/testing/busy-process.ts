/**
 * One of several processes that write to the same database at once. Given as JSON: the path, which of
 * them this is, when all begin and for how long they go on. Says as JSON what it did.
 */
import { sessionId, type EndedJob } from "@aish/core";
import { openStore } from "../open-store.ts";

export interface BusyTask {
  readonly path: string;
  readonly number: number;
  readonly beginAt: number;
  readonly milliseconds: number;
}

export interface BusyReport {
  readonly rounds: number;
  readonly ended: readonly number[];
  readonly claimed: readonly number[];
}

const task: BusyTask = JSON.parse(Bun.argv[2] ?? "");
const shared = sessionId("shared");
const now = (): Date => new Date();

while (Date.now() < task.beginAt) Bun.sleepSync(1);
const store = openStore({ path: task.path, now });
if (task.number === 0) {
  store.sessions.create({ id: shared, cwd: "/", model: undefined, now: now() });
}
const patience = Date.now() + 10_000;
while (store.sessions.get(shared) === undefined) {
  if (Date.now() > patience) throw new Error("the first process made no session");
  Bun.sleepSync(1);
}

const own = sessionId(`own${task.number}`);
store.sessions.create({ id: own, cwd: "/", model: undefined, now: now() });
store.pins.add(own, "be quick", now());
const ended: number[] = [];
const claimed: number[] = [];
const end = Date.now() + task.milliseconds;
let rounds = 0;
for (; rounds < 3 || Date.now() < end; rounds++) {
  for (const session of [shared, own]) {
    const content = `${task.number} says ${rounds}`;
    const turnId = store.turns.add({
      sessionId: session,
      role: "note",
      content: content.slice(0, 3),
      status: "interrupted",
      createdAt: now(),
    });
    store.turns.update(turnId, { content });
    store.turns.update(turnId, { status: "complete" });
    const about = { actor: "user", cwd: "/", command: content, sessionId: session } as const;
    const id = store.history.start({ ...about, channel: "sh", turnId, startedAt: now() });
    store.history.finish(id, {
      exitCode: 0,
      signal: undefined,
      durationMs: 1,
      outputBytes: 0,
      outputPath: undefined,
      outputExcerpt: undefined,
    });
    store.learned.learn([{ command: "git", word: `word${rounds % 40}` }], now());
    const job = store.jobs.add({
      ...about,
      startedAt: now(),
      logPathOf: (number) => `/jobs/${number}`,
    });
    store.jobs.markRunning(job.id, { pid: 1, start: "boot" });
  }
  const endings = store.jobs.live().map((job): EndedJob => {
    return {
      ...job,
      status: "exited",
      exitCode: 0,
      signal: undefined,
      endedAt: now(),
      logBytes: 0,
    };
  });
  ended.push(...store.jobs.end(endings).map(({ id }) => Number(id)));
  claimed.push(...store.jobs.claimNotices(shared, now()).map(({ id }) => Number(id)));
}
const fork = { id: sessionId(`fork${task.number}`), from: shared, at: undefined, now: now() };
if (store.sessions.fork(fork).kind !== "forked") throw new Error("the session was not forked");
store.close();
process.stdout.write(JSON.stringify({ rounds, ended, claimed } satisfies BusyReport));
