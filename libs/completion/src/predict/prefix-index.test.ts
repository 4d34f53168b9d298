import { expect, test } from "bun:test";
import { array, assert, constantFrom, boolean, property, record, string } from "fast-check";
import { PrefixIndex } from "./prefix-index.ts";

const long = process.env["AISH_LONG"] === "1";
const text = string({
  unit: constantFrom("a", "b", "g", " ", "é", "\u{1F600}", "\uFFFF"),
  maxLength: 5,
});
const step = record({ text, removes: boolean(), asks: boolean() });

test("whatever was added and removed before, it finds what a scan finds, in the order of the texts", () => {
  assert(
    property(array(step, { maxLength: 60 }), text, (steps, prefix) => {
      const index = new PrefixIndex<{ readonly command: string }>();
      const items = new Map<string, { readonly command: string }>();
      for (const { text: command, removes, asks } of steps) {
        const item = items.get(command);
        if (item === undefined) {
          items.set(command, { command });
          index.add(items.get(command)!);
        } else if (removes) {
          items.delete(command);
          index.remove(item);
        }
        if (asks) index.startingWith(prefix, 3);
      }
      const found = index.startingWith(prefix, 1000) ?? [];
      const scan = Array.from(items.keys()).filter((command) => command.startsWith(prefix));
      expect(found.map(({ command }) => command)).toEqual(scan.toSorted());
      expect(index.size).toBe(items.size);
    }),
    { numRuns: long ? 20_000 : 300 },
  );
});

test("so it does with very many", () => {
  const index = new PrefixIndex<{ readonly command: string }>();
  const items = Array.from({ length: 5000 }, (_, number) => ({
    command: `${(number * 7919) % 5000}`,
  }));
  for (const item of items) index.add(item);
  for (const item of items.filter((_, at) => at % 3 === 0)) index.remove(item);
  const left = items.filter((_, at) => at % 3 !== 0).map(({ command }) => command);
  for (const prefix of ["", "4", "49", "499", "x"]) {
    const found = index.startingWith(prefix, 5000) ?? [];
    const scan = left.filter((command) => command.startsWith(prefix)).toSorted();
    expect(found.map(({ command }) => command)).toEqual(scan);
  }
  expect(index.startingWith("4", 10)).toBeUndefined();
});
