import { describe, expect, test } from "bun:test";
import { runProgram, Workspace } from "./workspace.ts";

async function run(script: string): Promise<{ readonly status: number; readonly stdout: string }> {
  using workspace = new Workspace().file("fails.kai", "echo in\nfalse\necho no\n");
  const { status, stdout } = await runProgram(workspace, script);
  return { status, stdout };
}

describe("set -e ends the program at", () => {
  test.each([
    ["a command", "false; echo no", 1, ""],
    ["a program", "/bin/false; echo no", 1, ""],
    ["what is not found", "nowhere; echo no", 127, ""],
    ["the end of a && chain", "true && false; echo no", 1, ""],
    ["a group behind &&", "true && { false; echo no; }; echo no", 1, ""],
    ["the last stage", "true | false; echo no", 1, ""],
    ["any stage with pipefail", "set -o pipefail; false | true; echo no", 1, ""],
    ["a loop in the last stage", "echo a | while read l; do false; done; echo no", 1, ""],
    ["a command in a loop", "for i in 1 2; do false; echo no; done; echo no", 1, ""],
    ["a branch of case", "case a in a) false;; esac; echo no", 1, ""],
    ["a function", "f() { false; echo no; }; f; echo no", 1, ""],
    ["what a function returns", "f() { return 3; }; f; echo no", 3, ""],
    ["a subshell", "(exit 3); echo no", 3, ""],
    ["a failure that a subshell looked at", "(true && false); echo no", 1, ""],
    ["a substitution that is assigned", "x=$(false); echo no", 1, ""],
    ["a test", "[[ a == b ]]; echo no", 1, ""],
    ["arithmetic that is zero", "((0)); echo no", 1, ""],
    ["a command with variables of its own", "A=1 false; echo no", 1, ""],
    ["a command that is redirected", "false > f; echo no", 1, ""],
    ["a group that is redirected", "{ false; } > f; echo no", 1, ""],
    ["a redirect that fails", "echo a > none/f; echo no", 1, ""],
    ["a sourced file", "source ./fails.kai; echo no", 1, "in\n"],
    ["a script", "./fails.kai; echo no", 1, "in\n"],
    ["a fault of an argument", "echo $nothing; echo no", 1, ""],
  ])("%s", async (_, script, status, stdout) => {
    expect(await run(`set -e; ${script}`)).toEqual({ status, stdout });
  });
});

describe("set -e goes on after", () => {
  test.each([
    ["a condition", "if false; then :; fi; echo on", "on\n"],
    ["a condition of more than one command", "if { false; true; }; then echo on; fi", "on\n"],
    ["a function in a condition", "f() { false; echo in; }; if f; then echo on; fi", "in\non\n"],
    ["the condition of a loop", "while false; do :; done; echo on", "on\n"],
    ["the condition of until", "until { false; true; }; do :; done; echo on", "on\n"],
    ["the left of ||", "false || echo on", "on\n"],
    ["the left of &&", "false && echo no; echo on", "on\n"],
    ["a function on the left of ||", "f() { false; echo in; }; f || echo no; echo on", "in\non\n"],
    ["a subshell on the left of ||", "(false; echo in) || echo no; echo on", "in\non\n"],
    ["a negation", "! true; ! false; echo on", "on\n"],
    ["a group that is negated", "! { false; echo in; }; echo on", "in\non\n"],
    ["a stage before the last", "false | true; echo on", "on\n"],
    ["a substitution in an argument", "echo $(false); echo on", "\non\n"],
    ["a substitution on the left of ||", "x=$(false) || echo on", "on\n"],
    ["a pipeline on the left of ||", "echo a | while read l; do false; done || echo on", "on\n"],
    ["set +e", "set +e; false; echo on", "on\n"],
    ["a job", "false & echo on", "on\n"],
  ])("%s", async (_, script, stdout) => {
    expect(await run(`set -e; ${script}`)).toEqual({ status: 0, stdout });
  });
});
