import { expect, test } from "bun:test";
import type { CommandDeclaration, FlagDeclaration } from "../declaration.ts";
import { helpText } from "./help-text.ts";

function flag(changes: Partial<FlagDeclaration>): FlagDeclaration {
  const blank = { long: undefined, short: undefined, value: undefined };
  return { ...blank, summary: "Do it", repeatable: false, ...changes };
}

const lines = { name: "count", type: "integer", implied: undefined } as const;

const head: CommandDeclaration = {
  name: "head",
  summary: "Print the first lines of files",
  details:
    "Without a file it reads what is piped to it, and stops reading when it has enough of it.",
  examples: [{ source: "seq 1 100 | head -n 2", shows: "1\n2" }],
  flags: [
    flag({
      long: "lines",
      short: "n",
      value: lines,
      summary: "Print so many lines, ten unless told",
    }),
    flag({ long: "lines", short: "#", value: lines, summary: "The same" }),
    flag({ short: "q", summary: "Print no names" }),
    flag({ long: "skip", value: { ...lines, name: "word", type: "text" }, repeatable: true }),
    flag({ long: "color", value: { name: "when", type: "text", implied: "always" } }),
    flag({ long: "arg", value: { name: "name value", type: "text", implied: undefined } }),
  ],
  operands: [
    { name: "file", type: "path", min: 1, many: false },
    { name: "more", type: "path", min: 0, many: true },
  ],
  flagPlacement: "anywhere",
  typed: false,
  assignments: false,
  check: undefined,
};

test("wide, flags and what they do stand side by side", () => {
  expect(helpText(head, 200)).toBe(`usage: head [flags] FILE [MORE...]

Print the first lines of files.

Without a file it reads what is piped to it, and stops reading when it has enough of it.

Operands:
  FILE       path
  [MORE...]  path, any number

Flags:
  -n, --lines <count>       Print so many lines, ten unless told
  -<count>                  The same
  -q                        Print no names
      --skip <word>         Do it (repeatable)
      --color[=<when>]      Do it
      --arg <name> <value>  Do it
      --json                Print the result as JSON
      --help                Show this help

Examples:
  seq 1 100 | head -n 2
      1
      2
`);
});

test("narrow, what a flag does stands below it", () => {
  expect(helpText(head, 40)).toStartWith(`usage: head [flags] FILE [MORE...]

Print the first lines of files.

Without a file it reads what is piped to
it, and stops reading when it has enough
of it.

Operands:
  FILE       path
  [MORE...]  path, any number

Flags:
  -n, --lines <count>
          Print so many lines, ten
          unless told
  -<count>
          The same
`);
});

test.each([20, 40, 80, 200])(
  "no line is wider than a screen of %p columns, or than is readable",
  (width) => {
    const long = { ...head, details: "many words ".repeat(60).trimEnd(), examples: [] };
    const widest = Math.max(
      ...helpText(long, width)
        .split("\n")
        .map((line) => line.length),
    );
    // Terms and titles are not broken.
    expect(widest).toBeLessThanOrEqual(Math.min(100, Math.max(width, 26)));
  },
);

test("what every command takes is left out where the command has its own, or takes no flags", () => {
  const own = helpText({ ...head, flags: [flag({ long: "json", summary: "Its own" })] }, 80);
  expect(own.match(/--json/g)).toHaveLength(1);
  expect(own).toContain("Its own");
  const none = helpText({ ...head, flags: [], flagPlacement: "none" }, 80);
  expect(none).not.toContain("--json");
  expect(none).toContain("--help");
  expect(none).toStartWith("usage: head FILE");
});
