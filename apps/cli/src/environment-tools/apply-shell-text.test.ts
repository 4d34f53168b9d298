import { findShell, ShellState } from "@aish/executor";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { activeEnvironmentReader } from "./active-environment.ts";
import { applyShellText } from "./apply-shell-text.ts";
import { activationText, deactivationText } from "./environment-text.ts";
import { runBeside } from "./run-beside.ts";

let folder = "";
beforeAll(async () => {
  folder = await realpath(await mkdtemp(`${tmpdir()}/aish-apply-`));
  await Bun.write(`${folder}/venv/pyvenv.cfg`, "prompt = work\n");
});
afterAll(() => rm(folder, { recursive: true }));

const start = process.env["PATH"] ?? "";

describe.each(["bash", "zsh", "sh"].filter((name) => Bun.which(name) !== null))(
  "in a session of %s",
  (name) => {
    test("what the text changes is there for the next command and in the facts", async () => {
      const shell = findShell(name, start);
      const state = new ShellState(`${folder}/${name}`, shell);
      const common = { shell, state, variables: { PATH: start }, cwd: folder, lastStatus: 0 };
      const active = activeEnvironmentReader({ PATH: start });

      const on = await applyShellText({ ...common, text: activationText(`${folder}/venv`) });
      expect(active(on?.path ?? "")).toMatchObject({ name: "work", isOurs: true });
      const line = 'printf %s "$VIRTUAL_ENV"';
      const { stdout } = await runBeside({ ...common, line, deadlineMs: 20_000 });
      expect(stdout).toBe(`${folder}/venv`);

      const off = await applyShellText({ ...common, text: deactivationText() });
      expect(off).toMatchObject({ path: start, cwd: folder });
    });
  },
);
