import { expect, test } from "bun:test";

const root = `${import.meta.dir}/..`;

/** The members of the union as they stand in the source, for a type leaves nothing to ask. */
async function codes(): Promise<string[]> {
  const source = await Bun.file(`${root}/libs/core/src/error.ts`).text();
  const union = /export type ErrorCode =(?<members>[^;]*);/.exec(source)?.groups?.members ?? "";
  return [...union.matchAll(/"(?<code>[A-Z_]+)"/g)].map((match) => match.groups?.code ?? "");
}

async function sections(): Promise<{ title: string; text: string }[]> {
  const document = await Bun.file(`${root}/docs/errors.md`).text();
  const [, ...parts] = document.split(/^## /m);
  return parts.map((part) => {
    const [title = "", ...lines] = part.split("\n");
    return { title, text: lines.join("\n").trim() };
  });
}

test("docs/errors.md has one section for each error code, in their order, and no other", async () => {
  const found = await codes();
  expect(found).toContain("USAGE");
  expect((await sections()).map(({ title }) => title)).toEqual(found);
});

test("every section says what the code means", async () => {
  for (const { title, text } of await sections()) {
    expect({ title, long: text.length > 80 }).toEqual({ title, long: true });
  }
});

test("every flag and key that docs/errors.md names exists", async () => {
  const document = await Bun.file(`${root}/docs/errors.md`).text();
  const help = await Bun.file(`${root}/apps/cli/src/arguments/command-table.ts`).text();
  for (const [, flag] of document.matchAll(/`aish [^`]*--(\w+)/g)) {
    expect(help).toContain(`"${flag}"`);
  }
});
