import { describe, expect, test } from "bun:test";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { allSections } from "./all-sections.ts";
import { ownDocuments } from "./own-documents.ts";
import { SectionIndex } from "./section-index.ts";
import { splitDocument } from "./split-document.ts";

const markdown = `# Fruit

About fruit.

## Apples

Red. \`kill\` them.

\`\`\`sh
# no heading
\`\`\`

### Old \`apples\`

Brown apples and pears.

## Empty

## Pears

Green.
`;

test("a document is its sections, with the headings above each", () => {
  expect(splitDocument("fruit", markdown).map(({ title, place }) => `${place} | ${title}`)).toEqual(
    ["fruit | Fruit", "fruit | Apples", "fruit › Apples | Old apples", "fruit | Pears"],
  );
});

describe("a search", () => {
  const index = new SectionIndex(splitDocument("fruit", markdown));
  const titles = (query: string) => index.search(query).map(({ title }) => title);

  test.each([
    ["pears", ["Pears", "Old apples"]],
    ["brown pears", ["Old apples", "Pears"]],
    ["APPL", ["Old apples", "Apples"]],
    ["appl red", ["Apples"]],
    ["heading", ["Apples"]],
    ["nothing", []],
    ["  ", []],
  ])("for %j finds what has all words first, and titles before texts", (query, found) => {
    expect(titles(query)).toEqual(found);
  });

  test("knows words by their beginning", () => {
    expect(index.words("ap", 5)).toEqual(["apples"]);
  });
});

test("every document of docs/ can be read", () => {
  const files = readdirSync(join(import.meta.dir, "../../../../../docs"));
  const names = files.filter((file) => file.endsWith(".md")).map((file) => file.slice(0, -3));
  expect(Object.keys(ownDocuments).toSorted()).toEqual(names.toSorted());
});

test.each([
  ["theme", /theme/i],
  ["modes.toml", /own|mode/i],
  ["kill", /^kill: /],
  [":history", /^:history/],
])("of all there is to read, %s finds what it is about first", async (query, first) => {
  const index = new SectionIndex(await allSections());
  expect(index.search(query)[0]?.title).toMatch(first);
});
