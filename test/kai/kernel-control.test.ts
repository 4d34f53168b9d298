import { describe, expect, test } from "bun:test";
import { runProgram, Workspace } from "./workspace.ts";

async function run(script: string): Promise<{ readonly status: number; readonly stdout: string }> {
  using workspace = new Workspace()
    .file("ends.kai", "echo in $#\nexit 4\necho no\n")
    .file("sets.kai", "x=in\n");
  const { status, stdout } = await runProgram(workspace, `PATH=$PATH:$PWD\n${script}`);
  return { status, stdout };
}

describe("exit ends the program", () => {
  test.each([
    ["in a function", "f() { exit 4; }; f; echo no", 4, ""],
    ["in a condition", "if exit 3; then :; fi; echo no", 3, ""],
    ["in a loop", "while true; do exit 3; done; echo no", 3, ""],
    ["on the left of ||", "exit 3 || echo no", 3, ""],
    ["where it is negated", "! exit 3; echo no", 3, ""],
    ["in a group that is redirected", "{ exit 3; } > f; echo no", 3, ""],
    ["in a case", "case a in a) exit 2;; esac; echo no", 2, ""],
    ["in a sourced file", "source ./ends.kai; echo no", 4, "in 0\n"],
    [
      "in the condition of a loop in a function",
      "f() { until exit 6; do :; done; }; f; echo no",
      6,
      "",
    ],
  ])("%s", async (_, script, status, stdout) => {
    expect(await run(script)).toEqual({ status, stdout });
  });
});

describe("exit ends only", () => {
  test.each([
    ["a subshell", "(exit 3; echo no); echo $?", "3\n"],
    ["a substitution", "x=$(echo a; exit 3; echo no); echo $x $?", "a 3\n"],
    ["a function in a substitution", "f() { exit 4; }; x=$(f; echo no); echo $?", "4\n"],
    ["a first stage", "exit 4 | cat; echo on", "on\n"],
    ["a last stage", "echo a | exit 4; echo $?", "4\n"],
    ["a job", "exit 4 & wait > w; echo on", "on\n"],
    ["a script called by its path", "./ends.kai a b; echo $?", "in 2\n4\n"],
    ["a script called by its name", "ends a; echo $?", "in 1\n4\n"],
  ])("%s", async (_, script, stdout) => {
    expect(await run(script)).toEqual({ status: 0, stdout });
  });
});

describe("return, break and continue", () => {
  test.each([
    [
      "return leaves loops",
      "f() { while true; do for i in 1 2; do return 7; done; done; }; f; echo $?",
      "7\n",
    ],
    ["return ends only a stage", "f() { return 3 | cat; echo on $?; }; f", "on 0\n"],
    ["return in a last stage is its status", "f() { cat | return 3; }; echo a | f; echo $?", "3\n"],
    ["return in a subshell is its status", "f() { (return 3); echo $?; }; f", "3\n"],
    ["return takes the low eight bits", "f() { return 257; }; f; echo $?", "1\n"],
    [
      "break leaves one loop",
      "for i in 1 2; do for j in 1 2; do break; done; echo $i; done",
      "1\n2\n",
    ],
    [
      "break 2 leaves two",
      "for i in 1 2; do for j in 1 2; do break 2; done; echo no; done; echo on",
      "on\n",
    ],
    [
      "continue 2 goes on with the outer",
      "for i in 1 2; do while true; do continue 2; done; echo no; done; echo on",
      "on\n",
    ],
    [
      "break in a group leaves the loop around it",
      "for i in 1 2; do { break; } > f; done; echo $?",
      "0\n",
    ],
    ["break in a stage ends the stage", "for i in 1 2; do break | cat; echo $i; done", "1\n2\n"],
    [
      "break in a substitution ends the substitution",
      "for i in 1 2; do x=$(break; echo no); echo $i; done",
      "1\n2\n",
    ],
    ["break in a condition leaves the loop", "while break; do echo no; done; echo on", "on\n"],
  ])("%s", async (_, script, stdout) => {
    expect(await run(script)).toEqual({ status: 0, stdout });
  });
});

describe("a function, file or script that calls itself ends with a fault:", () => {
  test.each([
    "f() { f; }; f",
    "f() { x=$(f); }; f",
    "f() { env f; }; f",
    "echo 'source ./r.kai' > r.kai; source ./r.kai",
    "echo ./r.kai > r.kai; ./r.kai",
  ])("%s", async (script) => {
    using workspace = new Workspace();
    const { status, stderr } = await runProgram(workspace, script);
    expect(status).toBe(1);
    expect(stderr).toContain("nested more than 48 levels deep");
  });
});

describe("what runs a command for another", () => {
  test.each([
    ["env finds functions", "f() { echo $A; }; env A=1 f", "1\n"],
    ["timeout ends a function", "f() { sleep 100; echo no; }; timeout 0.02 f; echo $?", "124\n"],
    [
      "timeout ends a pipeline in it",
      "f() { /bin/sleep 100 | cat; }; timeout 0.02 f; echo $?",
      "124\n",
    ],
    [
      "timeout is over when its time is",
      "for i in 1 2; do timeout 0.02 sleep 100; done; echo $?",
      "124\n",
    ],
    [
      "variables of a command reach its function",
      "f() { echo $x; }; x=1; x=2 f; echo $x",
      "2\n1\n",
    ],
    [
      "a condition keeps what it prints",
      "if { echo a; echo e >&2; false; } 2>&1; then :; else echo b; fi",
      "a\ne\nb\n",
    ],
    ["source changes the shell", "x=0; source ./sets.kai; echo $x", "in\n"],
    ["a script does not", "x=0; ./sets.kai; echo $x", "0\n"],
  ])("%s", async (_, script, stdout) => {
    expect(await run(script)).toEqual({ status: 0, stdout });
  });
});
