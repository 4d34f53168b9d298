import { resolve } from "node:path";
import { assertNever, FileError } from "@aish/core";
import type { Awaitable, BuiltinCall, FileStat } from "@aish/kernel";

export type FileTest = "-e" | "-f" | "-d" | "-r" | "-w" | "-x" | "-s" | "-L";

/** What cannot be looked at is as good as not there. */
export function testFile(operator: FileTest, path: string, call: BuiltinCall): Awaitable<boolean> {
  if (path === "") return false;
  try {
    const absolute = resolve(call.cwd, path);
    const entry = operator === "-L" ? call.fs.lstat(absolute) : call.fs.stat(absolute);
    return entry instanceof Promise
      ? entry.then((late) => holds(operator, late), unreachable)
      : holds(operator, entry);
  } catch (error) {
    return unreachable(error);
  }
}

function unreachable(error: unknown): boolean {
  if (error instanceof FileError) return false;
  throw error;
}

function holds(operator: FileTest, entry: FileStat | undefined): boolean {
  if (entry === undefined) return false;
  switch (operator) {
    case "-e":
      return true;
    case "-f":
      return entry.kind === "file";
    case "-d":
      return entry.kind === "directory";
    case "-L":
      return entry.kind === "symlink";
    case "-s":
      return entry.size > 0;
    case "-r":
      return entry.readable;
    case "-w":
      return entry.writable;
    case "-x":
      return entry.executable;
    default:
      return assertNever(operator);
  }
}
