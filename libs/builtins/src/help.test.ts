import { describe, expect, test } from "bun:test";
import { cd } from "./cd.ts";
import { help } from "./help.ts";
import { helpTopics } from "./help-topics/help-topics.ts";
import { pwd } from "./pwd.ts";
import { call } from "./testing/call.ts";

const declarations = new Map([
  ["cd", cd.declaration],
  ["cwd", pwd.declaration],
  ["pwd", pwd.declaration],
]);
const run = (operands: readonly string[], variables = {}) =>
  call(help, {
    operands,
    variables,
    shell: {
      builtinNames: [...declarations.keys()],
      declaration: (name) => declarations.get(name),
    },
  });

describe("help", () => {
  test("without a name lists every topic", async () => {
    const { stdout } = await run([]);
    for (const { name, summary } of helpTopics.values()) {
      if (name !== "overview")
        expect(stdout).toMatch(
          new RegExp(`^${name} +${summary.slice(0, 4).replace(/[$(]/g, "\\$&")}`, "m"),
        );
    }
  });

  test("explains every topic it lists", async () => {
    for (const [name, { text }] of helpTopics) expect((await run([name])).stdout).toStartWith(text);
  });

  test("explains a builtin by its declaration", async () => {
    const { stdout } = await run(["cd"]);
    expect(stdout).toContain(cd.declaration.summary);
  });

  test("what is a topic and a builtin is explained as both", async () => {
    const { stdout } = await call(help, {
      operands: ["values"],
      shell: { builtinNames: ["values"], declaration: () => pwd.declaration },
    });
    expect(stdout).toStartWith(helpTopics.get("values")?.text ?? "no such topic");
    expect(stdout).toContain("\nusage: pwd\n");
  });

  test("a keyword leads to the topic that explains it", async () => {
    expect((await run(["if"])).stdout).toStartWith("Conditions\n");
    expect((await run(["heredoc"])).stdout).toStartWith("Syntax\n");
  });

  test("explains what is part of the language and looks like a command", async () => {
    const { stdout } = await run(["exit"]);
    expect(stdout).toContain("End the program");
    expect(stdout).not.toContain("--json");
    expect(stdout).toEndWith("\n");
  });

  test("lists the builtins in columns, as wide as the screen", async () => {
    const { stdout } = await run(["builtins"]);
    expect(stdout).toContain(
      "cd   Change the working directory\ncwd  The same as pwd\npwd  Print the working directory\n",
    );
    const narrow = await run(["builtins"], { COLUMNS: 25 });
    expect(narrow.stdout).toContain("cd   Change the working\n     directory\n");
  });

  test.each([
    ["vaules", "did you mean values"],
    ["exti", "did you mean exit"],
    ["pdw", "did you mean pwd"],
    ["qqqqqqqq", "help lists the topics"],
  ])("%s is no topic: %s", async (name, hint) => {
    expect(await run([name])).toMatchObject({
      status: 1,
      message: `${name}: no such topic or builtin`,
      hint,
    });
  });
});
