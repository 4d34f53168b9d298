import { expect, test } from "bun:test";
import { parseCases } from "./parse-cases.ts";
import { runCase } from "./run-case.ts";

async function verdict(text: string): Promise<string> {
  const [spec] = parseCases("x.aish", `#### a rule\n${text}\n`);
  if (spec === undefined) throw new Error("no case");
  return runCase(spec).then(
    () => "holds",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

test.each([
  "echo a\n## stdout: a",
  "exit 3\n## status: 3",
  "cat f; read x; echo $x\n## STDOUT:\ntext\nin\n## END\n## file: f text\n## stdin: in",
  "echo oops >&2\n## stderr-contains: oops",
  "eval x\n## rejected: PARSE",
  "if true; then\n## rejected: PARSE",
  "cat --nope /dev/null\n## status: 2\n## warned: W001",
])("a case that is true holds: %j", async (text) => {
  expect(await verdict(text)).toBe("holds");
});

test.each([
  { fault: "other output", text: "echo b\n## stdout: a" },
  { fault: "output of which nothing is said", text: "echo b\n## status: 0" },
  { fault: "another status", text: "exit 3\n## status: 2" },
  { fault: "errors of which nothing is said", text: "echo oops >&2\n## status: 0" },
  { fault: "an error that is not there", text: "echo oops >&2\n## stderr-contains: nope" },
  { fault: "a warning that is not there", text: ":\n## warned: W001" },
  { fault: "a program that is not refused", text: "echo a\n## rejected: PARSE" },
  { fault: "a program refused with another code", text: "break\n## rejected: PARSE" },
  { fault: "a refused program that should run", text: "break\n## stdout: a" },
])("a case does not hold with $fault", async ({ text }) => {
  expect(await verdict(text)).toContain("x.aish:2");
});
