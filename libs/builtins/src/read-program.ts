import { FileError, resolvePath } from "@aish/core";
import { type BuiltinCall, bytesToText, readAll } from "@aish/kernel";
import { stdinPaths } from "./open-input.ts";

export type ProgramText =
  | { readonly ok: true; readonly text: string; readonly path: string }
  | { readonly ok: false; readonly message: string };

/** The text of a program in a file, or on stdin under one of its names. */
export async function readProgram(
  { cwd, fs, stdin }: Pick<BuiltinCall, "cwd" | "fs" | "stdin">,
  file: string,
): Promise<ProgramText> {
  if (file === "") return { ok: false, message: "the name of the file is empty" };
  const path = resolvePath(cwd, file);
  if (stdinPaths.has(path)) return { ok: true, text: bytesToText(await readAll(stdin)), path };
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
