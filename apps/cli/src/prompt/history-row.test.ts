import { expect, test } from "bun:test";
import type { Palette } from "@aish/terminal/theme";
import type { FoundCommand } from "../history/find-commands.ts";
import { QueryWords } from "../history/query-words.ts";
import { historyRow } from "./history-row.ts";

const palette = { sgr: (role: string) => role } as unknown as Palette;

function matched(command: string, query: string, columns = 40): readonly string[] {
  const matches = new QueryWords(query).placesIn(command);
  const row: FoundCommand = {
    id: undefined,
    command,
    exitCode: 0,
    signal: undefined,
    durationMs: 1,
    at: 0,
    actor: "user",
    cwd: "/",
    count: 1,
    matches,
  };
  return historyRow(row, { columns, palette, now: 0 })
    .filter(({ sgr }) => sgr === "match")
    .map(({ text }) => text);
}

test.each([
  { what: "in one piece", command: "echo 😀b!", query: "😀b", is: ["😀b"] },
  { what: "letter by letter", command: "a😀 x b!", query: "😀b", is: ["😀", "b"] },
  { what: "with what belongs to it", command: "cafe\u0301 x", query: "fe", is: ["fe\u0301"] },
  { what: "though only a part matched", command: "cafe\u0301 x", query: "\u0301", is: ["e\u0301"] },
  { what: "in what is one picture", command: "x 👩\u200D🔬 y", query: "👩", is: ["👩\u200D🔬"] },
])("what matched is set off whole: $what", ({ command, query, is }) => {
  expect(matched(command, query)).toEqual(is);
});
