import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runEditor } from "../terminal/run-editor.ts";
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
  const directory = await mkdtemp(join(tmpdir(), "aish-edit-"));
  const file = join(directory, `entry${suffix}`);
  try {
    await writeFile(file, text === "" ? "" : `${text}\n`, { mode: 0o600 });
    const status = await runEditor({ file, cwd, variables }, terminal);
    if (status !== 0) return undefined;
    return (await readFile(file, "utf8")).replace(/\n+$/, "");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
