import { expect, test } from "bun:test";
import { sessionId } from "@aish/core";
import { temporaryStore } from "./testing/temporary-store.ts";

test("pins are listed oldest first, each in its own session", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const other = sessionId("zzzzzzzzzz");
  store.sessions.create({ id: other, cwd: "/", model: undefined, now: clock() });
  const at = clock();
  const first = store.pins.add(session, "the tests need a database", at);
  const second = store.pins.add(session, "never push", clock());
  expect(store.pins.list(session)).toEqual([
    { id: first, sessionId: session, content: "the tests need a database", createdAt: at },
    expect.objectContaining({ id: second, content: "never push" }),
  ]);
  expect(store.pins.list(other)).toEqual([]);
  expect(store.sessions.find("last")).toMatchObject({ session: { id: session } });
});

test("a session removes its own pins, and their ids are never used again", () => {
  using temporary = temporaryStore();
  const { store, clock, session } = temporary;
  const id = store.pins.add(session, "x", clock());
  expect(store.pins.remove(sessionId("zzzzzzzzzz"), id)).toBe(false);
  expect(store.pins.remove(session, id)).toBe(true);
  expect(store.pins.remove(session, id)).toBe(false);
  expect(store.pins.add(session, "y", clock())).toBe(id + 1);
});

test("a pin of an unknown session is refused", () => {
  using temporary = temporaryStore();
  const { store, clock } = temporary;
  expect(() => store.pins.add(sessionId("nobody"), "x", clock())).toThrow(
    expect.objectContaining({ code: "SESSION_NOT_FOUND" }),
  );
});
