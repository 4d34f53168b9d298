import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AishError } from "@aish/core";
import type { Terminal } from "../terminal/terminal.ts";

export interface EditedText {
  readonly text: string;
  /** With its dot: editors colour by it. */
  readonly suffix: string;
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** The text as the person's editor leaves it; undefined if the editor says that it was given up. */
export async function editText(
  { text, suffix, cwd, variables }: EditedText,
  terminal: Terminal,
): Promise<string | undefined> {
  const editor = variables["VISUAL"] || variables["EDITOR"] || "vi";
  const directory = await mkdtemp(join(tmpdir(), "aish-edit-"));
  const file = join(directory, `entry${suffix}`);
  try {
    await writeFile(file, text === "" ? "" : `${text}\n`, { mode: 0o600 });
    const status = await terminal.lend(() => {
      // The variable may hold options too, as `code --wait` does.
      const child = Bun.spawn(["/bin/sh", "-c", `${editor} "$1"`, "sh", file], {
        cwd,
        env: { ...variables },
        stdio: ["inherit", "inherit", "inherit"],
      });
      return child.exited;
    });
    if (status === 127 || status === 126) {
      throw new AishError("SPAWN_FAILED", `cannot start the editor ${editor}`, {
        hint: "set EDITOR to the one you use",
      });
    }
    if (status !== 0) return undefined;
    return (await readFile(file, "utf8")).replace(/\n+$/, "");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
