import type { Expectation, SpecCase } from "./spec-case.ts";

const row = /^\| `(PARSE|[EW]\d{3})` +\| (error|warning|trace) +\| .* \| `(.*)` +\|$/;

/** The rows of the table of codes, each with an example: a program that gets this code. */
export function parseCodeTable(path: string, markdown: string): readonly SpecCase[] {
  return markdown.split("\n").flatMap((line, index) => {
    const [, code, level, example] = row.exec(line) ?? [];
    if (code === undefined || example === undefined) return [];
    const script = `${example.replaceAll(String.raw`\|`, "|")}\n`;
    const place = `${path}:${index + 1}`;
    const expected: Expectation =
      level === "error" ? { kind: "rejected", code } : { kind: "diagnosed", code };
    return [
      {
        name: `${code} is ${level} for: ${example}`,
        place,
        script,
        stdin: "",
        files: {},
        expected,
      },
    ];
  });
}
