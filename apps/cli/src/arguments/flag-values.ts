import { jobId, type JobId } from "@aish/core";
import type { LineRange } from "../invocation.ts";
import type { ScannedWords } from "./scan-words.ts";
import { usageError } from "./usage-error.ts";

/** The value of a flag that must not be empty. */
export function textOf({ flags }: ScannedWords, name: string): string | undefined {
  const value = flags.get(name);
  if (value === "") throw needsValue(name);
  return value;
}

export function countOf(words: ScannedWords, name: string): number | undefined {
  const value = textOf(words, name);
  if (value === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw usageError(
    `--${name} is not a whole number above 0: ${value}`,
    words.command.path,
    `write --${name}=10`,
  );
}

export function secondsOf(words: ScannedWords, name: string): number | undefined {
  const value = textOf(words, name);
  if (value === undefined) return undefined;
  if (/^\d{1,9}(?:\.\d{1,6})?$/.test(value)) return Number(value);
  throw usageError(
    `--${name} is not a number of seconds: ${value}`,
    words.command.path,
    `write --${name}=30`,
  );
}

export function lineRangeOf(words: ScannedWords): LineRange | undefined {
  const written = textOf(words, "lines");
  if (written === undefined) return undefined;
  const parts = /^(?<from>[1-9]\d{0,14})(?:-(?<to>[1-9]\d{0,14}))?$/.exec(written)?.groups;
  const from = Number(parts?.from);
  const to = parts?.to === undefined ? undefined : Number(parts.to);
  if (parts === undefined || (to !== undefined && to < from)) {
    throw usageError(
      `--lines is not a number of lines or a range: ${written}`,
      words.command.path,
      "write --lines=20 for the last 20 or --lines=5-9 for lines 5 to 9",
    );
  }
  return to === undefined
    ? { kind: "last", count: from }
    : { kind: "between", first: from, last: to };
}

/** A job's number, also as `%3`. */
export function jobIdOf(operand: string, { command }: ScannedWords): JobId {
  const digits = /^%?(?<row>[1-9]\d{0,14})$/.exec(operand)?.groups?.row;
  if (digits !== undefined) return jobId(Number(digits));
  throw usageError(
    `not the number of a job: ${operand}`,
    command.path,
    "run aish jobs to see the numbers",
  );
}

export function needsValue(name: string): Error {
  return usageError(`--${name} needs a value`, [], `write --${name}=VALUE`);
}
