import { describe, expect, test } from "bun:test";
import { runProgram, Workspace } from "./workspace.ts";

async function run(script: string): Promise<{ readonly status: number; readonly stdout: string }> {
  using workspace = new Workspace();
  const { status, stdout } = await runProgram(workspace, script);
  return { status, stdout };
}

describe("trap … EXIT", () => {
  test.each([
    ["runs at the end", "trap 'echo bye' EXIT; echo a", 0, "a\nbye\n"],
    ["runs at exit and sees its status", "trap 'echo bye $?' EXIT; exit 3", 3, "bye 3\n"],
    ["runs at an exit in a function", "trap 'echo bye' EXIT; f() { exit 4; }; f", 4, "bye\n"],
    ["runs where set -e ends the program", "set -e; trap 'echo bye $?' EXIT; false", 1, "bye 1\n"],
    ["runs after a fault", "trap 'echo bye' EXIT; x=$((1/0)); echo no", 1, "bye\n"],
    ["leaves the status as it was", "trap 'false' EXIT; exit 3", 3, ""],
    ["changes the status with exit", "trap 'exit 5' EXIT; exit 3", 5, ""],
    ["is the last that was set", "trap 'echo a' EXIT; trap 'echo b' EXIT", 0, "b\n"],
    ["is taken away by -", "trap 'echo a' EXIT; trap - EXIT", 0, ""],
    ["is not a subshell's", "trap 'echo bye' EXIT; (echo sub)", 0, "sub\nbye\n"],
    ["is not a substitution's", "trap 'echo bye' EXIT; x=$(echo sub); echo $x", 0, "sub\nbye\n"],
    ["is not a stage's", "trap 'echo bye' EXIT; echo a | cat | cat", 0, "a\nbye\n"],
    ["is not a job's", "trap 'echo bye' EXIT; echo a & wait > w", 0, "bye\n"],
    ["can be a subshell's own", "(trap 'echo bye' EXIT; echo sub); echo on", 0, "sub\nbye\non\n"],
    ["can be a stage's own", "{ trap 'echo bye' EXIT; echo a; } | cat; echo on", 0, "a\nbye\non\n"],
    ["runs once", "trap 'echo bye; exit 2' EXIT; exit 1", 2, "bye\n"],
  ])("%s", async (_, script, status, stdout) => {
    expect(await run(script)).toEqual({ status, stdout });
  });
});

describe("trap … ERR", () => {
  test.each([
    ["runs after a failure and sees its status", "(exit 3); echo on", 0, "e 3\non\n"],
    ["leaves the status as it was", "false; echo $?", 0, "e 1\n1\n"],
    ["runs before set -e ends the program", "set -e; false; echo no", 1, "e 1\n"],
    ["runs at the end of a chain", "true && false; echo on", 0, "e 1\non\n"],
    ["runs for the last stage", "true | false; false | true; echo on", 0, "e 1\non\n"],
    ["runs each turn of a loop", "for i in 1 2; do false; done; echo on", 0, "e 1\ne 1\non\n"],
    ["runs for a substitution that is assigned", "x=$(false); echo on", 0, "e 1\non\n"],
    [
      "does not run where the failure is looked at",
      "false || true; false && true; ! true; echo on",
      0,
      "on\n",
    ],
    [
      "does not run for a condition",
      "if false; then :; fi; while false; do :; done; echo on",
      0,
      "on\n",
    ],
  ])("%s", async (_, script, status, stdout) => {
    expect(await run(`trap 'echo e $?' ERR; ${script}`)).toEqual({ status, stdout });
  });

  test.each([
    ["does not set itself off", "trap 'false; echo e' ERR; false; echo on", 0, "e\non\n"],
    ["runs in the shell itself", "x=0; trap 'x=1' ERR; false; echo $x", 0, "1\n"],
    ["may end the program", "trap 'exit 9' ERR; false; echo no", 9, ""],
  ])("%s", async (_, script, status, stdout) => {
    expect(await run(script)).toEqual({ status, stdout });
  });
});
