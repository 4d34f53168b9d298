import { expect, test } from "bun:test";
import { assert, constantFrom, property, string } from "fast-check";
import { createScorer, placesOf } from "./fuzzy-match.ts";

function fuzzyMatch(query: string, label: string) {
  const score = createScorer(query)(label);
  return score === undefined ? undefined : { score, matches: placesOf(query, label) };
}

/** The label with what matched in brackets. */
function marked(query: string, label: string): string | undefined {
  const found = fuzzyMatch(query, label);
  if (found === undefined) return undefined;
  return Array.from(label, (letter, index) =>
    found.matches.includes(index) ? `[${letter}]` : letter,
  ).join("");
}

test.each([
  { rule: "the beginning", query: "ch", label: "checkout", shown: "[c][h]eckout" },
  { rule: "either case", query: "ch", label: "CHANGES", shown: "[C][H]ANGES" },
  { rule: "initials of words", query: "gc", label: "git-commit", shown: "[g]it-[c]ommit" },
  { rule: "humps of a name", query: "pj", label: "packJson", shown: "[p]ack[J]son" },
  { rule: "upper-case humps", query: "PJ", label: "PackJson", shown: "[P]ack[J]son" },
  {
    rule: "a piece at a word's beginning first",
    query: "at",
    label: "cat-at",
    shown: "cat-[a][t]",
  },
  { rule: "a piece within", query: "out", label: "checkout", shown: "check[o][u][t]" },
  { rule: "scattered letters", query: "ckt", label: "checkout", shown: "[c]hec[k]ou[t]" },
  { rule: "letters in their order only", query: "tk", label: "kt", shown: undefined },
  { rule: "not too late for the rest", query: "ab", label: "xab-a", shown: "x[a][b]-a" },
  { rule: "letters that are not ASCII", query: "ä", label: "Äpfel", shown: "[Ä]pfel" },
  { rule: "everything where nothing was typed", query: "", label: "x", shown: "x" },
])("matches $rule: $query in $label", ({ query, label, shown }) => {
  expect(marked(query, label)).toBe(shown);
});

test("an upper-case letter in the query matches upper case only", () => {
  expect(fuzzyMatch("Ma", "makefile")).toBeUndefined();
  expect(fuzzyMatch("Ma", "Makefile")).toBeDefined();
});

test("a beginning beats initials, those a piece, that scattered letters", () => {
  const labels = ["cobra", "check-out", "disco", "cargo"];
  const scores = labels.map((label) => fuzzyMatch("co", label)?.score ?? Number.NaN);
  expect(scores.toSorted((a, b) => b - a)).toEqual(scores);
});

test("a label matches exactly if the letters of the query stand in it in their order", () => {
  const letters = string({ unit: constantFrom("a", "b", "-", "A", "é", "1"), maxLength: 12 });
  assert(
    property(letters, letters, (query, label) => {
      const sensitive = query !== query.toLowerCase();
      const text = sensitive ? label : label.toLowerCase();
      let at = -1;
      let isIn = true;
      for (const letter of query) {
        at = text.indexOf(letter, at + 1);
        if (at < 0) isIn = false;
        if (!isIn) break;
      }
      const found = fuzzyMatch(query, label);
      expect(found !== undefined).toBe(isIn);
      if (found === undefined) return;
      const matched = found.matches.map((place) => text[place]).join("");
      expect(matched).toBe(query);
      expect(found.matches.toSorted((a, b) => a - b)).toEqual([...found.matches]);
    }),
  );
});

test("a label of a million equal letters is no trap", () => {
  const label = "a".repeat(1_000_000);
  expect(fuzzyMatch("aab", label)).toBeUndefined();
  expect(fuzzyMatch(`${"a".repeat(50)}b`, `x${label}b`)).toBeDefined();
});
