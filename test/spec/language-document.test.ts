import { builtins } from "@aish/builtins";
import { describe, expect, test } from "bun:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCodeTable } from "./parse-code-table.ts";
import { parseExamples } from "./parse-examples.ts";
import { runCase } from "./run-case.ts";

const later: ReadonlySet<string> = new Set(["grep", "sed", "jq", "diff"]);
const root = join(import.meta.dir, "../..");
const page = readFileSync(join(root, "docs/language.md"), "utf8");

describe("docs/language.md", () => {
  for (const example of parseExamples("docs/language.md", page)) {
    test(example.name, () => runCase(example));
  }

  for (const row of parseCodeTable("docs/language.md", page)) {
    // A code of a command that is not there yet waits for it.
    const [command = ""] = row.script.split(" ");
    test.skipIf(later.has(command) && !builtins.has(command))(row.name, () => runCase(row));
  }

  test("its typing rule names every command that has a value as its result", async () => {
    const rule = /\*\*The typing rule\.\*\*[\s\S]*?\n\n/.exec(page)?.[0] ?? "";
    const entries = await Promise.all(
      Array.from(builtins.values(), async (entry) =>
        typeof entry === "function" ? entry() : entry,
      ),
    );
    const typed = entries.filter(({ declaration }) => declaration.typed);
    const named = [...rule.matchAll(/`([a-z]+)`/g)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(typed.map(({ declaration }) => declaration.name)));
  });

  test("its table of codes has every code there is, and no other", async () => {
    const source = await Bun.file(join(root, "libs/syntax/src/diagnostic.ts")).text();
    const union = /export type DiagnosticCode =([^;]*);/.exec(source)?.[1] ?? "";
    const known = [...union.matchAll(/"(\w+)"/g)].map(([, code]) => code);
    const rows = [...page.matchAll(/^\| `(PARSE|[EW]\d{3})` +\|/gm)].map(([, code]) => code);
    expect(known).toContain("PARSE");
    expect(rows).toEqual(known);
  });
});
