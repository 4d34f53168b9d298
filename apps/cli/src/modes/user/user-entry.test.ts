import { expect, test } from "bun:test";
import { userEntry } from "./user-entry.ts";
import type { UserMode } from "./user-mode.ts";

function entryOf(mode: Partial<UserMode>) {
  const told: string[] = [];
  const entry = userEntry({ run() {}, ...mode }, (what, error) =>
    told.push(`${what}: ${String(error)}`),
  );
  return { entry, told };
}
function fails(): never {
  throw new Error("no");
}
const part = (start: number, end: number, role: string) => ({ start, end, role });
const { signal } = new AbortController();

test("what a mode does not say is not there", () => {
  expect(entryOf({}).entry).toEqual({});
});

test("what throws at a key is told once, and then left out", () => {
  const { entry, told } = entryOf({ colours: fails, isUnfinished: fails, complete: fails });
  for (let key = 0; key < 3; key += 1) {
    expect(entry.colours?.("abc", 0)).toEqual([]);
    expect(entry.isUnfinished?.("abc")).toBe(false);
    expect(entry.complete?.("abc", 3, signal).now.items).toEqual([]);
  }
  expect(told).toEqual(["colours: Error: no", "isUnfinished: Error: no", "complete: Error: no"]);
});

test("colours that overlap, lie outside or have no such role are left out", () => {
  const parts = [
    part(0, 2, "keyword"),
    part(1, 3, "string"),
    part(2, 3, "pink"),
    part(3, 4, "string"),
    part(5, 99, "error"),
  ];
  const { entry } = entryOf({ colours: () => parts });
  expect(entry.colours?.("abcdef", 0)).toEqual([
    { start: 0, end: 2, role: "keyword" },
    { start: 3, end: 4, role: "string" },
  ]);
});

test("candidates are texts or more, and may come late", async () => {
  const found = { start: 1, candidates: ["one", { value: "two", description: "2" }] };
  const items = [
    { value: "one", label: "one", description: "", goesOn: false, role: "text", matches: [] },
    { value: "two", label: "two", description: "2", goesOn: false, role: "text", matches: [] },
  ] as const;
  const now = entryOf({ complete: () => found }).entry.complete?.("abc", 3, signal);
  expect(now?.now).toEqual({ start: 1, end: 3, items });
  const later = entryOf({ complete: async () => found }).entry.complete?.("abc", 3, signal);
  expect(later?.now.items).toEqual([]);
  expect(await later?.later).toEqual({ start: 1, end: 3, items });
});

test("candidates that come too late for the key are dropped", async () => {
  const controller = new AbortController();
  const { entry } = entryOf({ complete: async () => ({ start: 0, candidates: ["x"] }) });
  const answer = entry.complete?.("a", 1, controller.signal);
  controller.abort();
  expect(await answer?.later).toBeUndefined();
});

test.each([
  {},
  null,
  3,
  { start: 0, candidates: [null] },
  { start: 0, candidates: [3] },
  { start: 0, candidates: [{ value: "a", description: 3 }] },
])("late candidates that are no such thing are told and left out: %j", async (found) => {
  // What somebody else's code resolves with is not as it is declared.
  const complete = async () => found as never;
  const { entry, told } = entryOf({ complete });
  expect(await entry.complete?.("a", 1, signal).later).toBeUndefined();
  expect(told).toEqual([expect.stringMatching(/^complete: TypeError/)]);
});
