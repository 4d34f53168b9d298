import { describe, expect, test } from "bun:test";
import { runStartUpPrograms } from "./run-start-up-programs.ts";
import type { StartUpCommand } from "./start-up-command.ts";

const variables = { PATH: process.env["PATH"] ?? "", HOME: "/home/ada", GONE: "x" };

function run(
  texts: readonly string[],
  deadlineMs = 20_000,
  commands: readonly StartUpCommand[] = [],
) {
  const programs = texts.map((text, index) => ({ path: `/init${index + 1}.kai`, text }));
  return runStartUpPrograms({ programs, variables, cwd: "/", commands, deadlineMs });
}

describe("init files", () => {
  test("tell what they have changed and nothing else", async () => {
    const { output, changes } = await run([
      'export A="a b" N=3 HOME=/home/ada; export PATH="/x:$PATH"; B=not; unset GONE; cd /tmp',
      "alias ll='ls -l'\nhi() { echo hi; }",
    ]);
    expect(output).toBe("");
    expect(Object.fromEntries(changes?.exported ?? [])).toEqual({
      A: "a b",
      N: "3",
      PATH: `/x:${variables.PATH}`,
    });
    expect(changes?.removed).toEqual(["GONE"]);
    expect(Object.fromEntries(changes?.aliases ?? [])).toEqual({ ll: "ls -l" });
    expect([...(changes?.functions.keys() ?? [])]).toEqual(["hi"]);
  });

  test("share one kernel, so that a later one has what an earlier one defined", async () => {
    const { output } = await run(["x=1; f() { echo f $x; }", "f"]);
    expect(output).toBe("f 1\n");
  });

  test("go on with the next one after a fault, an exit or a command that is not there", async () => {
    const { output, changes } = await run([
      "export A=1\nno-such-command\nexport B=2\nexit 3\nexport C=3",
      "if true\n",
      "export D=4\nx=$nope\nexport E=5",
      "export F=6",
    ]);
    expect([...(changes?.exported.keys() ?? [])]).toEqual(["A", "B", "D", "F"]);
    expect(output).toContain("/init1.kai:2: no-such-command: command not found\n");
    expect(output).toMatch(/\/init2\.kai:\d:\d+: error/);
    expect(output).toContain("/init2.kai: nothing of it was run\n");
    expect(output).toContain("/init3.kai:2: ");
    expect(output).toContain("/init3.kai: the rest of it was not run\n");
  });

  test.each([
    ["a program", "sleep 1000"],
    ["a program that ignores signals", "sh -c 'trap \"\" TERM; while :; do sleep 1; done'"],
    ["a busy loop", "while true; do :; done"],
    ["a job", "sleep 1000 &"],
    ["a program that reads", "export R=$(cat); sleep 1000"],
  ])("are stopped in time whatever hangs: %s", async (_what, hanging) => {
    const { output, changes } = await run([`export A=1\n${hanging}\n`, "export B=2"], 300);
    expect([...(changes?.exported.keys() ?? [])]).toContain("A");
    if (!hanging.endsWith("&")) {
      expect(output).toContain("/init1.kai took longer than 0.3s and was stopped\n");
      expect(output).toContain("/init2.kai was not run: there was no time left\n");
    }
  });

  test("keep only the beginning of what they print", async () => {
    const { output } = await run(["seq 1 100000"]);
    expect(output).toStartWith("1\n2\n");
    expect(output.length).toBeLessThan(70_000);
    expect(output).toEndWith("…\n");
  });

  test("call the commands of the prompt with words as they are written", async () => {
    const calls: (readonly string[])[] = [];
    const abbr: StartUpCommand = {
      name: "abbr",
      summary: "Abbreviate",
      run(words) {
        calls.push(words);
        if (words.includes("bad")) return { ok: false, message: "is bad", hint: "write good" };
        return { ok: true, text: "fine\n" };
      },
    };
    const { output } = await run(["abbr --position anywhere L '| less'\nabbr bad"], 20_000, [abbr]);
    expect(calls).toEqual([["--position", "anywhere", "L", "| less"], ["bad"]]);
    expect(output).toBe("fine\n/init1.kai:2: abbr: is bad (write good)\n");
  });
});
