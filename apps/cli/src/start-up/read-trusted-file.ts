import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** A file whose text is run: whoever can write to it acts in the person's name. */
export type TrustedFile =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly why: string; readonly hint: string };

const mostBytes = 1024 * 1024;

/** Refuses what others can change: what they own, and what everybody may write to. */
export function readTrustedFile(path: string, uid: number): TrustedFile {
  let file: number;
  try {
    // A pipe would be waited for.
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "missing" };
    return refused("it cannot be read", "make it readable, or remove it");
  }
  try {
    // Of the file that was opened: the name could be given to another one meanwhile.
    const found = fstatSync(file);
    if (!found.isFile()) return refused("it is no file", "put a file there, or nothing");
    if (found.uid !== uid && found.uid !== 0) {
      return refused("it belongs to somebody else", "make it yours with chown");
    }
    if ((found.mode & 0o002) !== 0) {
      return refused("everybody may write to it", "take that away with chmod o-w");
    }
    if (found.size > mostBytes) return refused("it has more than 1 MB", "make it smaller");
    return { kind: "text", text: readFileSync(file, "utf8") };
  } finally {
    closeSync(file);
  }
}

function refused(why: string, hint: string): TrustedFile {
  return { kind: "refused", why, hint };
}
