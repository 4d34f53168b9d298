import { AishError } from "@aish/core";

/** Where the program was started, which somebody may have removed since. */
export function currentDirectory(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new AishError("SPAWN_FAILED", "the current directory is gone", {
      hint: "change to a directory that exists",
      cause: error,
    });
  }
}
