import { findShell, ShellState } from "@aish/executor";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readdirSync } from "node:fs";
import { chmod, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { DirectoryHooks } from "./directory-hooks.ts";
import { hookLine } from "./hook-line.ts";
import { runBeside, type BesideResult } from "./run-beside.ts";

let folder = "";
let state: ShellState;
const shell = findShell("bash", process.env["PATH"] ?? "");
beforeAll(async () => {
  folder = await realpath(await mkdtemp(`${tmpdir()}/aish-hooks-`));
  state = new ShellState(`${folder}/state`, shell);
  await Bun.write(`${folder}/project/env.sh`, "export HERE=project\n");
  await Bun.write(`${folder}/bin/direnv`, "#!/bin/sh\necho \"export ASKED='$*'\"\n");
  await chmod(`${folder}/bin/direnv`, 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

function run(line: string, cwd: string, deadlineMs: number): Promise<BesideResult> {
  const variables = { PATH: `${folder}/bin:${process.env["PATH"] ?? ""}`, OF_SESSION: "yes" };
  return runBeside({ shell, state, variables, line, cwd, deadlineMs });
}

interface Opened {
  readonly hooks: DirectoryHooks;
  readonly told: string[];
}

function open(lines: readonly string[], deadlineMs = 20_000): Opened {
  const told: string[] = [];
  const hooks = new DirectoryHooks({
    hooks: () => lines.flatMap((line) => hookLine(line, "bash", () => true) ?? []),
    run,
    tell: (text) => told.push(text),
    deadlineMs,
  });
  return { hooks, told };
}

describe("entering a directory", () => {
  test("gives what the hooks print, in the order of the configuration", async () => {
    const { hooks, told } = open(["sleep 0.05; cat env.sh", "direnv"]);
    hooks.enter(`${folder}/project`);
    expect(await hooks.take()).toBe("export HERE=project\nexport ASKED='export bash'\n");
    expect(told).toEqual([]);
  });

  test("runs nothing again as long as one stays", async () => {
    const { hooks } = open(["echo x"]);
    hooks.enter(folder);
    expect(await hooks.take()).toBe("x\n");
    hooks.enter(folder, "ls");
    expect(await hooks.take()).toBe("");
  });

  test("is done once more after the tool itself was used", async () => {
    const { hooks } = open(["direnv"]);
    hooks.enter(folder);
    await hooks.take();
    hooks.enter(folder, "direnv allow");
    expect(await hooks.take()).toBe("export ASKED='export bash'\n");
  });

  test("and leaving it at once keeps both answers in order", async () => {
    const { hooks } = open(["pwd"]);
    hooks.enter(`${folder}/project`);
    hooks.enter(folder);
    expect(await hooks.take()).toBe(`${folder}/project\n${folder}\n`);
  });

  test("runs them with the variables of the session and leaves nothing behind", async () => {
    const { hooks } = open(['echo "$OF_SESSION"; lost=1']);
    hooks.enter(folder);
    expect(await hooks.take()).toBe("yes\n");
    expect(readdirSync(`${folder}/state`)).toEqual([]);
  });
});

describe("a hook that fails", () => {
  test("is told once, without control characters, and changes nothing", async () => {
    const { hooks, told } = open(["printf 'export A=1\\n'; printf 'no \\033[31mway' >&2; exit 3"]);
    for (const cwd of [folder, `${folder}/project`, folder]) {
      hooks.enter(cwd);
      expect(await hooks.take()).toBe("");
    }
    expect(told).toEqual(["no ·[31mway\n"]);
  });

  test("because its directory is gone stops nothing", async () => {
    const { hooks, told } = open(["echo x"]);
    hooks.enter(`${folder}/gone`);
    expect(await hooks.take()).toBe("");
    expect(told).toEqual([expect.stringMatching(/^echo x: cannot be run \(.+\)\n$/)]);
  });

  test("is stopped when it takes too long", async () => {
    const { hooks, told } = open(["echo half; sleep 1000"], 200);
    hooks.enter(folder);
    expect(await hooks.take()).toBe("");
    expect(told).toEqual(["echo half; sleep 1000: took too long and was stopped\n"]);
  });
});

describe("hookLine", () => {
  test.each([
    { hook: "direnv", shell: "zsh", installed: true, line: "direnv export zsh" },
    { hook: "mise", shell: "bash", installed: true, line: "mise hook-env -s bash" },
    { hook: "mise", shell: "bash", installed: false, line: undefined },
    { hook: "direnv", shell: "sh", installed: true, line: undefined },
    { hook: "cat env.sh", shell: "sh", installed: false, line: "cat env.sh" },
  ] as const)(
    "$hook in $shell, installed $installed: $line",
    ({ hook, shell: kind, installed, line }) => {
      expect(hookLine(hook, kind, () => installed)?.line).toBe(line);
    },
  );
});
