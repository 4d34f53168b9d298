import { expect, test } from "bun:test";
import { parseCodeTable } from "./parse-code-table.ts";
import { parseExamples } from "./parse-examples.ts";

const page = `# Page

## First

\`\`\`kai status=3
echo a
exit 3
\`\`\`

\`\`\`output
a
\`\`\`

\`\`\`errors
one
two
\`\`\`

\`\`\`text
not a program
\`\`\`

\`\`\`output
of nothing
\`\`\`

## Second

\`\`\`refused
echo a  b # c   # PARSE
eval x          # E001
\`\`\`

\`\`\`kai refused=E008
break
\`\`\`

\`\`\`kai
:
\`\`\`
`;

test("a program is a case, with the output and the errors right behind it", () => {
  const [first, , , , silent] = parseExamples("p.md", page);
  expect(first).toMatchObject({
    place: "p.md:6",
    script: "echo a\nexit 3\n",
    expected: { kind: "runs", stdout: "a\n", status: 3, stderr: ["one", "two"] },
  });
  expect(first?.name).toStartWith("First");
  expect(silent?.expected).toMatchObject({ kind: "runs", stdout: "", status: 0, stderr: [] });
});

test("every line of a refused block is a program with its code", () => {
  const [, second, third, fourth] = parseExamples("p.md", page);
  expect(second).toMatchObject({
    place: "p.md:30",
    script: "echo a  b # c\n",
    expected: { kind: "rejected", code: "PARSE" },
  });
  expect(third).toMatchObject({ script: "eval x\n", expected: { code: "E001" } });
  expect(fourth).toMatchObject({ script: "break\n", expected: { code: "E008" } });
});

test("a refused line without a code is an error with its place", () => {
  const open = "```";
  expect(() => parseExamples("p.md", `${open}refused\neval x\n${open}\n`)).toThrow("p.md:2");
});

test("a block that is never closed is an error", () => {
  expect(() => parseExamples("p.md", "```kai\necho a\n")).toThrow("line 1");
});

test("a row of the table of codes is a case, refused only if it is an error", () => {
  const rows = parseCodeTable(
    "p.md",
    [
      "| code | level |",
      "| `E014` | error   | a | `a \\| b` |",
      "| `W001` | warning | b | `c` |",
    ].join("\n"),
  );
  expect(rows).toMatchObject([
    { place: "p.md:2", script: "a | b\n", expected: { kind: "rejected", code: "E014" } },
    { place: "p.md:3", script: "c\n", expected: { kind: "diagnosed", code: "W001" } },
  ]);
});
