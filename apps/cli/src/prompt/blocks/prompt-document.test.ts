import { expect, test } from "bun:test";
import { blockNames } from "./block-names.ts";

test("docs/prompt.md lists every block with what it shows", async () => {
  const text = await Bun.file(`${import.meta.dir}/../../../../../docs/prompt.md`).text();
  const rows = text.matchAll(/^\| `(?<name>\w+)` +\| (?<shows>.+?) +\|$/gm);
  expect([...rows].map(({ groups }) => [groups?.["name"], groups?.["shows"]])).toEqual(
    Object.entries(blockNames),
  );
});
