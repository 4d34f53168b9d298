import { expect, test } from "bun:test";
import { EditBuffer } from "@aish/terminal/edit";
import { guardedEntry } from "./guarded-entry.ts";

function fails(): never {
  throw new Error("broken");
}

test("what fails is left out, and told once", () => {
  const told: string[] = [];
  const entry = guardedEntry(
    { colours: fails, suggest: fails, complete: fails, hint: fails, perform: fails },
    (message) => told.push(message),
  );
  expect(entry.colours?.("ls", 2)).toEqual([]);
  expect(entry.colours?.("ls", 2)).toEqual([]);
  expect(entry.suggest?.("ls")).toBeUndefined();
  expect(entry.complete?.("ls", 2, new AbortController().signal).now.items).toEqual([]);
  expect(entry.perform?.("toggle-route", new EditBuffer())).toEqual({ kind: "nothing" });
  expect(told.filter((message) => message.startsWith("colouring"))).toEqual([
    "colouring does not work: broken",
  ]);
});

test("a list that fails is closed", () => {
  const entry = guardedEntry(
    { perform: () => ({ kind: "overlay", overlay: { handle: fails, view: fails } }) },
    () => {},
  );
  const done = entry.perform?.("search-history", new EditBuffer());
  if (done?.kind !== "overlay") throw new Error("there is no list");
  expect(done.overlay.view({ columns: 80, rows: 24 }).rows).toEqual([]);
  expect(done.overlay.handle({ kind: "text", text: "x" })).toEqual({ kind: "cancelled" });
});
