import { expect, test } from "bun:test";
import { EditBuffer, KillRing } from "../edit/index.ts";
import { MenuSession } from "./menu-session.ts";

const failing = () => ({
  now: { start: 0, end: 0, items: [] },
  later: Promise.reject(new Error("its process is gone")),
});

test("late candidates that fail are none, and no longer waited for", async () => {
  const { promise: joined, resolve } = Promise.withResolvers<void>();
  const session = new MenuSession(failing, resolve);
  session.ask(new EditBuffer(new KillRing()));
  expect(session.isWaiting).toBe(true);
  await joined;
  expect(session.isWaiting).toBe(false);
  expect(session.list.items).toEqual([]);
});
