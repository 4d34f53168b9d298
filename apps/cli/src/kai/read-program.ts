import { AishError } from "@aish/core";
import type { KaiWay } from "../invocation.ts";

export interface ProgramText {
  readonly text: string;
  /** For messages and `$0`; undefined for what stood on the command line. */
  readonly path: string | undefined;
}

export async function readProgram(program: KaiWay["program"]): Promise<ProgramText> {
  if (program.kind === "code") return { text: program.code, path: undefined };
  if (program.kind === "stdin" || program.path === "-") {
    return { text: await Bun.stdin.text(), path: undefined };
  }
  const file = Bun.file(program.path);
  try {
    return { text: await file.text(), path: program.path };
  } catch (error) {
    throw new AishError("USAGE", `cannot read ${program.path}: ${reasonOf(error)}`, {
      hint: "name a file with a kai program, or give one with -c",
      cause: error,
    });
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a directory";
  if (code === "EACCES") return "it is not readable";
  return error instanceof Error ? error.message : String(error);
}
