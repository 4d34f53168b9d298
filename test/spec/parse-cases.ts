import type { Expectation, SpecCase } from "./spec-case.ts";

/**
 * The cases of an `.aish` file:
 *
 *     #### the rule
 *     echo one
 *     ## stdout: one
 *
 * Further lines are `## status: 0`, `## stderr-contains: text`, `## rejected: CODE`, `## warned: CODE`, `## stdin: text`
 * and `## file: path content`. What has several lines (or none, or no newline behind it) is a block:
 * `## STDOUT:`, `## STDIN:` or `## FILE: path`, closed by `## END`. A last line that ends with `\c` has no newline.
 */
export function parseCases(path: string, text: string): readonly SpecCase[] {
  const cases: SpecCase[] = [];
  const lines = text.split("\n");
  let at = lines.findIndex((line) => line.startsWith(title));
  while (at !== -1 && at < lines.length) {
    let end = at + 1;
    while (end < lines.length && lines[end]?.startsWith(title) !== true) end += 1;
    const name = (lines[at] ?? "").slice(title.length);
    cases.push(readCase(name, `${path}:${at + 2}`, lines.slice(at + 1, end)));
    at = end;
  }
  return cases;
}

const title = "#### ";
const directive = /^## ([A-Za-z-]+):(?: (.*))?$/;

function readCase(name: string, place: string, lines: readonly string[]): SpecCase {
  const first = lines.findIndex((line) => directive.test(line));
  if (first === -1) throw new Error(`${place}: the case expects nothing`);
  const script = `${lines.slice(0, first).join("\n")}\n`;
  const said = new Map<string, string[]>();
  for (let at = first; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (line.trim() === "") continue;
    const [, key, value = ""] = directive.exec(line) ?? [];
    if (key === undefined) throw new Error(`${place}: no such line in a case: ${line}`);
    let text = key === key.toLowerCase() ? value : "";
    if (key !== key.toLowerCase()) {
      const end = lines.indexOf("## END", at);
      if (end === -1) throw new Error(`${place}: ${line} has no ## END`);
      text = `${value}\n${lines.slice(at + 1, end).join("\n")}`;
      at = end;
    }
    said.set(key, [...(said.get(key) ?? []), text]);
  }
  return { name, place, script, ...readExpected(said, place) };
}

function readExpected(
  said: ReadonlyMap<string, readonly string[]>,
  place: string,
): Pick<SpecCase, "stdin" | "files" | "expected"> {
  const unknown = [...said.keys()].filter((key) => !keys.has(key));
  if (unknown.length > 0) throw new Error(`${place}: no such line in a case: ## ${unknown[0]}`);
  const stdin = textOf(said, "stdin", "STDIN");
  const files = Object.fromEntries([
    ...(said.get("file") ?? []).map((text) => toFile(text, " ")),
    ...(said.get("FILE") ?? []).map((text) => toFile(text, "\n")),
  ]);
  const code = said.get("rejected")?.[0];
  const expected: Expectation =
    code === undefined
      ? {
          kind: "runs",
          stdout: textOf(said, "stdout", "STDOUT"),
          status: Number(said.get("status")?.[0] ?? 0),
          stderr: said.get("stderr-contains") ?? [],
          warned: said.get("warned") ?? [],
        }
      : { kind: "rejected", code };
  return { stdin, files, expected };
}

const keys: ReadonlySet<string> = new Set([
  "stdout",
  "STDOUT",
  "status",
  "stderr-contains",
  "rejected",
  "warned",
  "stdin",
  "STDIN",
  "file",
  "FILE",
]);

function textOf(said: ReadonlyMap<string, readonly string[]>, line: string, block: string): string {
  const [one] = said.get(line) ?? [];
  if (one !== undefined) return `${one}\n`;
  const [several] = said.get(block) ?? [];
  return several === undefined ? "" : ended(several.slice(several.indexOf("\n") + 1));
}

function toFile(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, ""] : [text.slice(0, at), ended(text.slice(at + 1))];
}

function ended(text: string): string {
  if (text.endsWith("\\c")) return text.slice(0, -2);
  return text === "" ? "" : `${text}\n`;
}
