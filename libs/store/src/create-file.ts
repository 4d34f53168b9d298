import { AishError } from "@aish/core";

/**
 * SQLite could not open the file. Makes it and its directory, for its owner alone, unless another
 * process has just done so; or says what is in the way.
 */
export function createFile(path: string, cause: unknown): void {
  const fs = process.getBuiltinModule("node:fs");
  const { dirname } = process.getBuiltinModule("node:path");
  const unreadable = (message: string): AishError =>
    new AishError("STORE_UNREADABLE", message, {
      cause,
      hint: "point AISH_DB at a file that you may read and write",
    });
  try {
    const entry = fs.statSync(path, { throwIfNoEntry: false });
    if (entry?.isDirectory() === true) {
      throw unreadable(`the database ${path} is a directory`);
    }
    fs.mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    fs.closeSync(fs.openSync(path, "a", 0o600));
  } catch (error) {
    const reason = errnoOf(error);
    if (reason === undefined) throw error;
    if (reason === "EROFS" || reason === "ENOSPC") {
      throw new AishError("STORE_UNWRITABLE", `cannot create the database ${path}: ${reason}`, {
        cause: error,
        hint: "point AISH_DB at a file on a disk that can be written",
      });
    }
    throw unreadable(`cannot open the database ${path}: ${reason}`);
  }
}

function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return error instanceof AishError || typeof error.code !== "string" ? undefined : error.code;
}
