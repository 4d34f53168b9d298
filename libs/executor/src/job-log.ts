import { AishError } from "@aish/core";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { open } from "node:fs/promises";
import { errorCode } from "./error-code.ts";

export type LogText =
  | {
      readonly kind: "text";
      /** Invalid UTF-8 is shown as U+FFFD. */
      readonly text: string;
      /** Bytes of the whole log at the moment of reading. */
      readonly size: number;
      /** Some of what was asked for was left out: it was more than `maxBytes`, or the wait was over. */
      readonly cut: boolean;
    }
  | { readonly kind: "gone" };

export type LogTail =
  { readonly lines: number; readonly maxBytes?: number } | { readonly bytes: number };

export interface LogLines {
  /** Counted from 1; both are included, and lines that are not there are left out. */
  readonly first: number;
  readonly last: number;
  readonly maxBytes?: number;
  readonly abort?: AbortSignal;
}

const blockSize = 256 * 1024;
const defaultMaxBytes = 1024 * 1024;
const newline = 0x0a;

/** The end of a log, found backwards from there: as quick for a huge log as for a small one. */
export function readLogTail(path: string, tail: LogTail): LogText {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const { size } = fstatSync(file);
    if ("bytes" in tail) {
      const text = textOf(readRange(file, Math.max(0, size - tail.bytes), size));
      return { kind: "text", text, size, cut: false };
    }
    const limit = Math.max(0, size - (tail.maxBytes ?? defaultMaxBytes));
    const start = startOfLastLines(file, tail.lines, limit, size);
    const text = textOf(readRange(file, start ?? limit, size));
    return { kind: "text", text, size, cut: start === undefined };
  } catch (error) {
    return goneOrUnreadable(path, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Lines out of the middle of a log of any size, of which no more than a block is held at a time. */
export async function readLogLines(path: string, lines: LogLines): Promise<LogText> {
  const { first, last, maxBytes = defaultMaxBytes, abort } = lines;
  const isGivenUp = (): boolean => abort?.aborted === true;
  try {
    await using file = await open(path, "r");
    const { size } = await file.stat();
    const block = Buffer.allocUnsafe(Math.min(blockSize, size + 1));
    const kept: Buffer[] = [];
    let keptBytes = 0;
    let line = 1; // the one that the next byte belongs to
    while (line <= last && keptBytes <= maxBytes && !isGivenUp()) {
      const { bytesRead } = await file.read(block, 0, block.length, null);
      if (bytesRead === 0) break;
      const found = cutLines(block.subarray(0, bytesRead), line, first, last);
      line = found.nextLine;
      keptBytes += found.bytes.length;
      kept.push(Buffer.from(found.bytes)); // a copy: the block is read into again
    }
    const bytes = Buffer.concat(kept).subarray(0, maxBytes);
    const cut = keptBytes > maxBytes || isGivenUp();
    return { kind: "text", text: textOf(bytes), size, cut };
  } catch (error) {
    return goneOrUnreadable(path, error);
  }
}

/** The part of the block that is in lines `first` to `last`, if its first byte is in line `line`. */
function cutLines(
  block: Buffer,
  line: number,
  first: number,
  last: number,
): { readonly bytes: Buffer; readonly nextLine: number } {
  let nextLine = line;
  let from = line >= first ? 0 : block.length;
  let end = 0;
  while (nextLine <= last) {
    const at = block.indexOf(newline, end);
    end = at === -1 ? block.length : at + 1;
    if (at === -1) break;
    nextLine += 1;
    if (nextLine === first) from = end;
  }
  return { bytes: block.subarray(Math.min(from, end), end), nextLine };
}

/** Where the last lines begin, or undefined if that is before `limit`. */
function startOfLastLines(
  file: number,
  lines: number,
  limit: number,
  size: number,
): number | undefined {
  if (lines <= 0) return size;
  let missing = lines;
  for (let end = size; end > limit;) {
    const from = Math.max(limit, end - blockSize);
    const block = readRange(file, from, end);
    // The newline at the very end closes the last line; it does not begin another.
    let at = block.length - (end === size ? 1 : 0);
    while ((at = at === 0 ? -1 : block.lastIndexOf(newline, at - 1)) !== -1) {
      missing -= 1;
      if (missing === 0) return from + at + 1;
    }
    end = from;
  }
  return limit === 0 ? 0 : undefined;
}

function readRange(file: number, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafe(to - from);
  let length = 0;
  while (length < bytes.length) {
    const count = readSync(file, bytes, length, bytes.length - length, from + length);
    if (count === 0) break; // somebody cut the log meanwhile
    length += count;
  }
  return bytes.subarray(0, length);
}

/** A reading that begins in the middle of a character leaves the rest of that character out. */
function textOf(bytes: Buffer): string {
  let from = 0;
  while (from < 3 && ((bytes[from] ?? 0) & 0xc0) === 0x80) from += 1;
  return bytes.toString("utf8", from);
}

function goneOrUnreadable(path: string, error: unknown): LogText {
  const code = errorCode(error);
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "gone" };
  throw new AishError("JOB_UNREADABLE", `cannot read the log ${path}`, {
    hint: "check what the path is and who may read it",
    cause: error,
  });
}
