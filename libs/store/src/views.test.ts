import { expect, test } from "bun:test";
import { sessionId } from "@aish/core";
import { openStore } from "./open-store.ts";
import { sqlite3 } from "./testing/sqlite3.ts";
import { createClock, temporaryDirectory } from "./testing/temporary-store.ts";

/** One session with two replies and a summary, its fork with one more, and a command that was lost. */
function filled() {
  const directory = temporaryDirectory();
  const path = directory.file("aish.db");
  const clock = createClock(Date.UTC(2026, 0, 1, 12));
  const store = openStore({ path, now: clock });
  const [one, two] = [sessionId("one"), sessionId("two")];
  const counted = { promptTokens: 100, completionTokens: 10, cost: 0.25, durationMs: 2000 };
  const reply = { role: "assistant", content: "", model: "big", ...counted } as const;
  const speed = { cachedTokens: 50, tokensEstimated: true, firstTokenMs: 500 };
  store.sessions.create({ id: one, cwd: "/", model: undefined, now: clock() });
  store.turns.add({ sessionId: one, ...reply, ...speed, tokensPerSecond: 20, createdAt: clock() });
  store.turns.add({ sessionId: one, ...reply, tokensPerSecond: 40.04, createdAt: clock() });
  store.turns.add({ sessionId: one, ...reply, role: "summary", createdAt: clock() });
  store.turns.add({ sessionId: one, role: "summary", content: "by hand", createdAt: clock() });
  store.pins.add(one, "be quick", clock());
  store.sessions.fork({ id: two, from: one, at: undefined, now: clock() });
  store.turns.add({
    sessionId: two,
    ...reply,
    model: "local",
    cost: undefined,
    createdAt: clock(),
  });
  const about = { actor: "user", channel: "sh", command: "make", cwd: "/" } as const;
  const id = store.history.start({
    ...about,
    sessionId: one,
    turnId: undefined,
    startedAt: clock(),
  });
  store.history.interrupted(id, { now: clock() });
  store.close();
  return { path, [Symbol.dispose]: () => directory[Symbol.dispose]() };
}

test.each([
  [
    "usage counts each reply and each summary of a model once, forked or not",
    `SELECT model, replies, prompt_tokens, completion_tokens, secs, cached_tokens, cost, tokens_per_second,
      first_token_secs FROM v_usage ORDER BY model`,
    ["big|3|300|30|6.0|50|0.75|30.0|0.5", "local|1|100|10|2.0||||"],
  ],
  [
    "so do the sums of a session",
    "SELECT id, turns, commands, pins, tokens, cost, forked_from FROM v_sessions ORDER BY id",
    ["one|4|1|1|330|0.75|", "two|5|0|1|110||one"],
  ],
  [
    "turns show how they were measured",
    `SELECT seq, tokens, secs, tokens_estimated, cached_tokens, first_token_secs, tokens_per_second, cost
      FROM v_turns WHERE session = 'one' AND seq < 3 ORDER BY seq`,
    ["1|110|2.0|yes|50|0.5|20.0|0.25", "2|110|2.0||||40.0|0.25"],
  ],
  ["a lost command says so", "SELECT command, result, secs FROM v_history", ["make|lost|"]],
])("%s", (_, sql, expected) => {
  using temporary = filled();
  expect(sqlite3(temporary.path, sql)).toEqual(expected);
});
