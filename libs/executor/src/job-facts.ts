import type { ProcessIdentity } from "@aish/core";
import { readFileSync, statSync } from "node:fs";
import { errorCode } from "./error-code.ts";
import { jobFile } from "./job-directory.ts";

export type StatusFact =
  | { readonly kind: "written"; readonly exitCode: number; readonly writtenAt: Date }
  | { readonly kind: "none" }
  /** It may be there, but the system did not let us read it. */
  | { readonly kind: "unreadable"; readonly reason: string };

/** One status, then perhaps the rest of the room that was kept for it. */
const statusText = /^(\d{1,3})\n+$/;
const pidText = /^(\d+) (\S.*)\n$/;

const missing = new Set(["ENOENT", "ENOTDIR"]);

/** A file that is empty or holds anything but a status is no status: the disk was full. */
export function readStatusFile(directory: string): StatusFact {
  const path = `${directory}/${jobFile.status}`;
  try {
    const file = statSync(path, { throwIfNoEntry: false });
    if (file === undefined) return { kind: "none" };
    const exitCode = statusText.exec(readFileSync(path, "latin1"))?.[1];
    if (exitCode === undefined || Number(exitCode) > 255) return { kind: "none" };
    return { kind: "written", exitCode: Number(exitCode), writtenAt: file.mtime };
  } catch (error) {
    if (missing.has(errorCode(error) ?? "")) return { kind: "none" };
    return { kind: "unreadable", reason: String(error) };
  }
}

/** What the wrapper wrote about itself; undefined as long as its line is not whole. */
export function readPidFile(directory: string): ProcessIdentity | undefined {
  try {
    const text = readFileSync(`${directory}/${jobFile.pid}`, "utf8");
    const [, pid, start] = pidText.exec(text) ?? [];
    if (pid === undefined || start === undefined) return undefined;
    return { pid: Number(pid), start };
  } catch {
    return undefined; // unreadable proves as little as absent: the job stays what it is
  }
}

/** Undefined if the file is gone. */
export function sizeOfLog(path: string): number | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.size;
  } catch {
    return undefined; // its directory became a file, or was closed to us: gone all the same
  }
}
