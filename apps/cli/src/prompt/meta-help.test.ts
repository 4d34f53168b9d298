import { expect, test } from "bun:test";
import { helpList, helpOverview } from "./meta-help.ts";
import { commandGroups, metaCommands } from "./meta-commands.ts";

const widest = (text: string): number =>
  Math.max(...text.split("\n").map((row) => Bun.stringWidth(row)));

test.each([40, 80, 200])("on %d columns nothing of the help is cut or too wide", (columns) => {
  const overview = helpOverview(commandGroups, columns);
  const list = helpList(metaCommands, columns);
  expect(widest(overview)).toBeLessThanOrEqual(columns);
  expect(widest(list)).toBeLessThanOrEqual(columns);
  const flat = list.replaceAll(/\s+/g, " ");
  for (const { name, summary } of metaCommands) {
    expect(overview).toContain(`:${name}`);
    expect(flat).toContain(summary);
  }
});

test("what is typed and which commands there are fits on a screen of 24 rows", () => {
  const { length } = helpOverview(commandGroups, 80).split("\n");
  expect(length).toBeLessThan(24);
});
