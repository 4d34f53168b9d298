import { describe, expect, test } from "bun:test";
import type { EndedJob, HistoryId, JobId, TurnId } from "@aish/core";
import { temporaryStore } from "./testing/temporary-store.ts";

const day = 86_400_000;
const first = Date.UTC(2026, 0, 1);
const dayOf = (number: number) => new Date(first + number * day);

const logPathOf = (job: JobId) => `/jobs/${job}/log`;

/** Four outputs, jobs and requests, one a day, of 100 bytes each, and one of each that still runs. */
function filled() {
  const temporary = temporaryStore();
  const { store, session } = temporary;
  for (let number = 0; number <= 4; number++) {
    const about = { sessionId: undefined, actor: "user", cwd: "/", command: "make" } as const;
    const started = { ...about, startedAt: dayOf(number) };
    const id = store.history.start({ ...started, channel: "sh", turnId: undefined });
    const job = store.jobs.add({ ...started, logPathOf });
    const requested = number === 4 ? {} : { requestPath: `/requests/${number}`, requestBytes: 100 };
    const reply = { sessionId: session, role: "assistant", content: "", ...requested } as const;
    store.turns.add({ ...reply, createdAt: dayOf(number) });
    if (number === 4) break;
    store.history.finish(id, {
      exitCode: 0,
      signal: undefined,
      durationMs: 5,
      outputBytes: 1_000_000,
      outputKeptBytes: 100,
      outputPath: `/outputs/${id}`,
      outputExcerpt: undefined,
    });
    const ended: EndedJob = { ...job, status: "lost", endedAt: dayOf(number), logBytes: 100 };
    store.jobs.end([ended]);
  }
  return temporary;
}

describe.each(["outputs", "logs", "requests"] as const)("of %s", (what) => {
  test.each([
    ["what is older than the age goes", { before: dayOf(2), maxTotalBytes: 9999 }, [1, 2]],
    ["the oldest go until the rest fits", { before: dayOf(0), maxTotalBytes: 250 }, [1, 2]],
    ["age and size together", { before: dayOf(1), maxTotalBytes: 100 }, [1, 2, 3]],
    ["nothing goes when all is young and fits", { before: dayOf(0), maxTotalBytes: 400 }, []],
    ["never what still runs", { before: dayOf(99), maxTotalBytes: 0 }, [1, 2, 3, 4]],
  ])("%s", (_, limits, expected) => {
    using temporary = filled();
    const { store, clock } = temporary;
    const asked = { ...limits, limit: 3 };
    const removable = () => {
      if (what === "outputs") return store.history.removableOutputs(asked);
      return what === "logs"
        ? store.jobs.removableLogs(asked)
        : store.turns.removableRequests(asked);
    };
    const removed: number[] = [];
    for (let found = removable(); found.length > 0; found = removable()) {
      const ids = found.map(({ id }) => id);
      expect(found.every(({ bytes, path }) => bytes === 100 && path.startsWith("/"))).toBe(true);
      removed.push(...ids);
      if (what === "outputs") store.history.markOutputsRemoved(ids as HistoryId[], clock());
      else if (what === "logs") store.jobs.markLogsRemoved(ids as JobId[], clock());
      else store.turns.forgetRequests(ids as TurnId[]);
    }
    expect(removed).toEqual(expected);
  });
});

test("a turn forgets its request and nothing else", () => {
  using temporary = filled();
  const { store, session } = temporary;
  const [turn] = store.turns.forModel(session, 9);
  expect(turn).toMatchObject({ requestPath: "/requests/0", requestBytes: 100 });
  store.turns.forgetRequests([turn!.id]);
  expect(store.turns.forModel(session, 9)[0]).toEqual({
    ...turn!,
    requestPath: undefined,
    requestBytes: undefined,
  });
});
