import type { Rule } from "@aish/policy";
import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ruleLines } from "./list-rules.ts";
import { openRules } from "./rules-file.ts";

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "aish-rules-"));
  path = join(directory, "aish", "rules.toml");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const log: Rule = { effect: "allow", match: "prefix", words: ["git", "log"], reason: undefined };
const push: Rule = { effect: "deny", match: "exact", words: ["git", 'a"b\n'], reason: "no é" };

function write(text: string): void {
  openRules({ path }).add(log); // makes the directory
  writeFileSync(path, text);
}

describe("a rules file", () => {
  test("that is missing has no rules and no problems", () => {
    expect(openRules({ path })).toMatchObject({ rules: [], problems: [] });
  });

  test("gives back what was added, is private, and leaves nothing beside it", () => {
    const opened = openRules({ path });
    opened.add(log, "2026-11-21");
    opened.add(push, "2026-11-21");
    expect(opened.rules).toEqual([log, push]);
    expect(openRules({ path }).rules).toEqual([log, push]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(directory, "aish"))).toEqual(["rules.toml"]);
    expect(readFileSync(path, "utf8")).toStartWith(
      '[[rule]]\neffect = "allow"\nprefix = ["git", "log"]\nadded = "2026-11-21"\n\n[[rule]]\n',
    );
  });

  test("keeps the person's comments when rules come and go", () => {
    write(
      '# mine\n[[rule]] # one\neffect = "ask"\nexact = ["a"]\n\n# about b\n[[rule]]\neffect = "allow"\nexact = ["b"]',
    );
    const opened = openRules({ path });
    opened.add(log, "2026-11-21");
    expect(opened.remove(0)).toBe(true);
    expect(readFileSync(path, "utf8")).toBe(
      '# mine\n# about b\n[[rule]]\neffect = "allow"\nexact = ["b"]\n\n[[rule]]\neffect = "allow"\nprefix = ["git", "log"]\nadded = "2026-11-21"\n',
    );
    expect(opened.rules.map(({ words }) => words)).toEqual([["b"], ["git", "log"]]);
    expect(opened.remove(2)).toBe(false);
  });

  test("is read again when another aish has changed it", () => {
    const mine = openRules({ path });
    expect(mine.rules).toEqual([]);
    openRules({ path }).add(log);
    expect(mine.rules).toEqual([log]);
    rmSync(path);
    expect(mine.rules).toEqual([]);
  });

  test("takes a date of TOML's own", () => {
    write('[[rule]]\neffect = "allow"\nprefix = ["git", "log"]\nadded = 2026-11-21\n');
    expect(openRules({ path })).toMatchObject({ rules: [log], problems: [] });
  });
});

describe("what is wrong", () => {
  const asksAll = { effect: "ask", match: "prefix", words: [] };
  const good = '[[rule]]\neffect = "allow"\nprefix = ["git", "log"]\n';

  test("a bad allow is told with its line, and the others hold", () => {
    write(`${good}\n[[rule]]\neffect = "allow"\nprefix = "ls"\n`);
    const { rules, problems } = openRules({ path });
    expect(rules).toEqual([log]);
    expect(problems).toEqual([
      `${path}:5: prefix: must be a list of words, such as ["git", "log"], the first not empty`,
    ]);
  });

  test.each([
    ["a bad deny", '[[rule]]\neffect = "deny"\nprefix = "rm"\n', 4],
    ["an entry without an effect", '[[rule]]\nprefix = ["rm"]\n', 4],
  ])("%s has everything asked", (_name, bad, line) => {
    write(good + bad);
    const { rules, problems } = openRules({ path });
    expect(rules).toMatchObject([log, asksAll]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toStartWith(`${path}:${line}: `);
  });

  test.each([
    ["another table", '[[rules]]\neffect = "deny"\nprefix = ["rm"]\n'],
    ["no list", "rule = 3\n"],
    ["no TOML", "[[rule]\n"],
    ["bytes that are no text", new Uint8Array([0xff, 0xfe])],
  ])("%s has everything asked", (_name, text) => {
    write(good);
    writeFileSync(path, text);
    const { rules, problems } = openRules({ path });
    expect(rules).toMatchObject([asksAll]);
    expect(problems).toHaveLength(1);
  });

  test("a file that cannot be understood is not written over", () => {
    write("[[rule]\n");
    expect(() => openRules({ path }).add(log)).toThrow("not valid TOML");
    expect(readFileSync(path, "utf8")).toBe("[[rule]\n");
  });

  test("a directory in the place of the file has everything asked", () => {
    expect(openRules({ path: directory })).toMatchObject({
      rules: [asksAll],
      problems: [`${directory}: is no file; until it is corrected everything is asked`],
    });
  });
});

test("the list numbers the rules through and ends with what is wrong", () => {
  const sources = [
    { from: "this session", rules: [log], problems: [] },
    { from: "for good", rules: [{ ...push, words: ["git", "a b"] }], problems: ["x:1: wrong"] },
  ];
  expect(ruleLines(sources, 80)).toBe(
    "1  allow  prefix  this session  git log …\n2  deny   exact   for good      git 'a b'  # no é\nx:1: wrong\n",
  );
  expect(ruleLines([], 80)).toBe("no rules: everything is asked\n");
});
