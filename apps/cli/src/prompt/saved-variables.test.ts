import { findShell, ShellState } from "@aish/executor";
import { expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applyShellText } from "../environment-tools/apply-shell-text.ts";
import { savedVariablesReader } from "./saved-variables.ts";

const path = process.env["PATH"] ?? "";
const shells = ["bash", "zsh", "dash"].filter((name) => Bun.which(name) !== null);

test.each(shells)(
  "%s: what the session has set and exported is known without a process",
  async (name) => {
    const directory = mkdtempSync(join(tmpdir(), "aish-saved-"));
    try {
      const shell = findShell(name, path);
      const state = new ShellState(join(directory, "shell"), shell);
      const variables = { PATH: path, HOME: directory, LANG: "C.UTF-8", GONE: "1" };
      const session = { shell, state, environment: { variables } };
      const run = (text: string) =>
        applyShellText({ shell, state, variables, text, cwd: directory, lastStatus: 0 });
      const read = savedVariablesReader();
      expect(read(session)).toBeUndefined();

      await run(
        `FOO="a b"; export BAR="q\\"\\$z ö\nl"; X="it's (x)"; export X; f() {\nEVIL=1\n}; unset GONE`,
      );
      const { exported, all } = read(session) ?? {};
      expect(exported).toMatchObject({ BAR: 'q"$z ö\nl', X: "it's (x)", LANG: "C.UTF-8" });
      expect(Object.keys(exported ?? {})).not.toContain("FOO");
      expect(all).toMatchObject({ ...exported, FOO: "a b" });
      expect(Object.keys(all ?? {}).filter((one) => /^__aish|EVIL|_EXECUTION_/.test(one))).toEqual(
        [],
      );
      if (name !== "zsh") expect(exported?.["GONE"]).toBeUndefined();

      if (name !== "dash") {
        await run(`list=("a)b" c); export FOO=2`);
        expect(read(session)?.exported["FOO"]).toBe("2");
        expect(read(session)?.all["list"]).toBe("");
        expect(read(session)?.exported["list"]).toBeUndefined();
      }
    } finally {
      rmSync(directory, { recursive: true });
    }
  },
);
