import { describe, expect, test } from "bun:test";
import { builtins } from "./registry.ts";
import { helpTopics } from "./help-topics/help-topics.ts";
import { specialForms } from "./special-forms.ts";
import { hurriedClock, runScript } from "./testing/run-script.ts";

/** What the help shows has to be true: `shows` is what the output begins with. */
const declared = await Promise.all(
  [...builtins.values()].map(async (entry) => (typeof entry === "function" ? entry() : entry)),
);
const examples = [
  ...new Map(
    [...declared.map(({ declaration }) => declaration), ...specialForms.values()].map(
      (declaration) => [declaration.name, declaration],
    ),
  ).values(),
].flatMap(({ name, examples: own }) => own.map((example) => ({ name, ...example })));

/** Examples that show a failure, or need files that only their reader has. */
const failing = new Set(["test -f config.json || exit 1"]);

test.each(examples)("$name: $source", async ({ source, shows }) => {
  const result = await runScript(source, {
    files: { "/notes.txt": "one\ntwo\n" },
    stdin: "line\n",
    clock: hurriedClock,
  });
  if (shows !== undefined) expect(`${result.stdout}\n`).toStartWith(`${shows}\n`);
  expect(result.fault).toBeUndefined();
  if (failing.has(source)) return;
  expect(result.stderr).not.toMatch(/unknown flag|no such command|not found/);
  expect([2, 126, 127]).not.toContain(result.code);
});

/** Programs in a topic are its lines with four blanks before them. */
function programsIn(text: string): string[] {
  return text
    .split(/\n(?! {4}|\n {4})/)
    .map((part) => part.split("\n").filter((line) => line === "" || line.startsWith("    ")))
    .map((lines) =>
      lines
        .map((line) => line.slice(4))
        .join("\n")
        .trim(),
    )
    .filter((program) => program !== "");
}

describe.each([...helpTopics.values()])("help $name", ({ text }) => {
  test.each(programsIn(text))("%s", async (program) => {
    const { stdout } = await runScript("kaish-validate", { stdin: program });
    expect(stdout).toEndWith("valid\n");
  });
});
