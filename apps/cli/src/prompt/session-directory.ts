import { accessSync, constants, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SessionDirectory {
  readonly path: string;
  /** It is removed when the program ends, because the state directory cannot be used. */
  readonly temporary: boolean;
}

/** Where the session keeps its private files. What cannot be kept must not stop the shell. */
export function openSessionDirectory(stateDirectory: string, sessionId: string): SessionDirectory {
  const path = join(stateDirectory, "sessions", sessionId);
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.W_OK);
    return { path, temporary: false };
  } catch {
    // Missing rights, a file in the way, a disk that is full or read-only: all the same to us.
    return { path: mkdtempSync(join(tmpdir(), "aish-session-")), temporary: true };
  }
}
