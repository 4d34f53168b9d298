import { FileError } from "@aish/core";
import { resolve } from "node:path";
import type { BuiltinCall } from "@aish/kernel";

export type ProgramText =
  | { readonly ok: true; readonly text: string; readonly path: string }
  | { readonly ok: false; readonly message: string };

/** The text of a program in a file. */
export async function readProgram(
  { cwd, fs }: Pick<BuiltinCall, "cwd" | "fs">,
  file: string,
): Promise<ProgramText> {
  if (file === "") return { ok: false, message: "the name of the file is empty" };
  const path = resolve(cwd, file);
  try {
    const entry = await fs.stat(path);
    if (entry === undefined) return { ok: false, message: `${file}: no such file` };
    if (entry.kind === "directory") return { ok: false, message: `${file}: is a directory` };
    return { ok: true, text: await fs.readText(path), path };
  } catch (error) {
    if (error instanceof FileError) return { ok: false, message: `${file}: ${error.message}` };
    throw error;
  }
}
