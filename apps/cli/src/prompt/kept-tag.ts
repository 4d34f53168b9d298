import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/** The tag in the file; a new one if it holds none, which a full disk may have seen to. */
export function keptTag(file: string): string {
  const kept = read(file);
  if (/^[0-9a-f]{12}$/.test(kept)) return kept;
  const tag = Buffer.from(crypto.getRandomValues(new Uint8Array(6))).toString("hex");
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, tag, { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // A full disk: the tag holds for this run, and a resume makes another.
    rmSync(temporary, { force: true });
  }
  return tag;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
