import { AishError } from "@aish/core";

/** Writes a private file as a whole: who reads it sees the old text or the new one. */
export function saveText(path: string, text: string): void {
  const fs = process.getBuiltinModule("node:fs");
  const target = realPath(path);
  const directory = target.slice(0, target.lastIndexOf("/")) || "/";
  const temporary = `${target}.${process.pid}.${crypto.randomUUID().slice(0, 8)}`;
  try {
    fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
    const handle = fs.openSync(temporary, "wx", 0o600);
    try {
      fs.writeFileSync(handle, text);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(temporary, target);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new AishError("CONFIG_INVALID", `${path}: cannot be written (${code})`, {
      hint: "make the file and its directory writable for you",
      cause: error,
    });
  }
}

/** A link that the person made stays one. */
function realPath(path: string): string {
  try {
    return process.getBuiltinModule("node:fs").realpathSync(path);
  } catch {
    return path; // not there yet
  }
}
