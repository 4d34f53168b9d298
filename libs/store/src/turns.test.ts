import { describe, expect, test } from "bun:test";
import { sessionId } from "@aish/core";
import { temporaryStore } from "./testing/temporary-store.ts";

test("turns are numbered from 1 in each session, and come back whole", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const other = sessionId("zzzzzzzzzz");
  store.sessions.create({ id: other, cwd: "/", model: undefined, now: clock() });
  const at = clock();
  const reply = {
    role: "assistant",
    content: "do this\nCMD: ls",
    model: "small",
    promptTokens: 10,
    completionTokens: 0,
    durationMs: 1199.6,
    status: "interrupted",
    createdAt: at,
  } as const;
  store.turns.add({ sessionId: session, role: "user", content: "what now?", createdAt: clock() });
  store.turns.add({ sessionId: other, role: "note", content: "elsewhere", createdAt: clock() });
  const id = store.turns.add({ ...reply, sessionId: session });
  expect(store.turns.last(session, 10)).toEqual([
    expect.objectContaining({ seq: 1, role: "user", status: "complete", model: undefined }),
    // A clock gives fractions; the column holds whole milliseconds.
    { ...reply, durationMs: 1200, id, sessionId: session, seq: 2 },
  ]);
  expect(store.turns.last(session, 1).map(({ seq }) => seq)).toEqual([2]);
  expect(store.turns.rows({ limit: 2 }).map(({ seq, role }) => [seq, role])).toEqual([
    [2, "assistant"],
    [1, "note"],
  ]);
});

test("a turn of an unknown session is refused and takes no number", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const turn = { role: "user", content: "x", createdAt: clock() } as const;
  expect(() => store.turns.add({ ...turn, sessionId: sessionId("nobody") })).toThrow(
    expect.objectContaining({ code: "SESSION_NOT_FOUND" }),
  );
  store.turns.add({ ...turn, sessionId: session });
  expect(store.turns.last(session, 1)[0]).toMatchObject({ id: 1, seq: 1 });
});

describe("a search of turns", () => {
  test.each([
    [["parser"], [3, 1]],
    [["pars"], [3, 1]],
    [["Parser", "LOOP"], [3]],
    [["arser"], []],
    [['"quoted'], [2]],
    [["&&"], [2]],
    [["&&", "parser"], []],
    [["NOT", "parser"], []],
    [["a*b"], []],
    [["naïve"], [4]],
    [["par\0ser"], [3, 1]],
    [["100%"], [4]],
    [[""], [4, 3, 2, 1]],
    [[], [4, 3, 2, 1]],
  ])("for %j finds %j", (words, expected) => {
    using temporary = temporaryStore();
    const { store, clock, session } = temporary;
    const contents = [
      "the parser fails",
      'a "quoted" word && more',
      "the PARSER hangs in a loop",
      "a naive guess, 100%",
    ];
    for (const content of contents) {
      store.turns.add({ sessionId: session, role: "user", content, createdAt: clock() });
    }
    const found = store.turns.search(words, { limit: 9 });
    expect(found.map(({ seq }) => seq)).toEqual(expected);
    const elsewhere = { sessionId: sessionId("other"), limit: 9 };
    expect(store.turns.search(words, elsewhere)).toEqual([]);
  });
});
