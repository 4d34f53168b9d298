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

test.each([
  { what: "letters", values: ["alpha", "alpine"], typed: "alp" },
  { what: "a word that another begins with", values: ["al", "alpha"], typed: "al" },
  { what: "nothing", values: ["beta", "bet"], typed: "a" },
  { what: "a quoted blank", values: ["a\\ b", "a\\ c"], typed: "a\\ " },
  { what: "no backslash without its letter", values: ["ab\\ b", "ab\\&c"], typed: "ab" },
  { what: "a backslash that is quoted", values: ["a\\\\b", "a\\\\c"], typed: "a\\\\" },
  { what: "no half of a pair", values: ["ab😀", "ab😁"], typed: "ab" },
  { what: "no letter without its accent", values: ["abe\u0301", "abe\u0300"], typed: "ab" },
])("what all have in common is typed: $what", ({ values, typed }) => {
  const items = values.map((value) => ({
    value,
    label: value,
    description: "",
    goesOn: false,
    role: "path" as const,
    matches: [],
  }));
  const buffer = new EditBuffer(new KillRing());
  buffer.insert("a");
  const session = new MenuSession(
    () => ({ now: { start: 0, end: 1, items }, later: undefined }),
    () => {},
  );
  session.ask(buffer);
  session.typeCommonPrefix(buffer);
  expect(buffer.text).toBe(typed);
});
