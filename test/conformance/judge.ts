import { assertNever } from "@aish/core";
import type { Check, Content, Expectations } from "./case.ts";
import { toBytes } from "./case.ts";

/** What a script did, as far as the cases can ask. */
export interface Observation {
  readonly stdout: Uint8Array;
  readonly stderr: string;
  readonly code: number;
  /** Refused before it ran, or ended by a fault. */
  readonly rejected: boolean;
  /** Undefined if there is no such file. */
  readonly file: (path: string) => Promise<Uint8Array | "directory" | undefined>;
  /** Puts the directories of this run where the case has placeholders. */
  readonly fill: (text: string) => string;
}

/** The first expectation that does not hold, in words; undefined if all do. Wording of messages is not judged. */
export async function firstFailure(
  expected: Expectations,
  seen: Observation,
): Promise<string | undefined> {
  for (const check of checksOf(expected)) {
    if ((await holds(check, seen)) === false) return describe(check, seen);
  }
  return jsonFailure(expected, seen);
}

function checksOf(expected: Expectations): readonly Check[] {
  const checks: Check[] = [...(expected.checks ?? [])];
  const add = (on: Check["on"], is: string, value: unknown, ops: Check["ops"] = []): void => {
    checks.push({ on, is, value, ops });
  };
  if (expected.expected_code !== undefined) add("code", "eq", expected.expected_code);
  if (expected.expected_failure === true) add("code", "ne", 0);
  if (expected.rejected !== undefined) add("rejected", "eq", expected.rejected);
  if (expected.expected_stdout !== undefined) add("stdout", "eq", expected.expected_stdout);
  if (expected.expected_stdout_trim !== undefined) {
    add("stdout", "eq", expected.expected_stdout_trim, ["trim"]);
  }
  for (const text of expected.contains ?? []) add("stdout", "contains", text);
  for (const text of expected.not_contains ?? []) add("stdout", "not_contains", text);
  return checks;
}

/** Undefined: nothing that is contract, so it is not judged. */
async function holds(check: Check, seen: Observation): Promise<boolean | undefined> {
  if (check.is === "either") return holdsEither(check, seen);
  switch (check.on) {
    case "code":
      return compare(check.is, seen.code, check.value);
    case "rejected":
      return check.value === true ? seen.rejected || seen.code !== 0 : !seen.rejected;
    case "stdout":
      return compareText(check, seen.stdout, seen);
    case "any":
      return compareText(check, decode(seen.stdout) + seen.stderr, seen);
    case "file":
      return holdsFile(check, seen);
    case "stderr":
      return check.value === "" ? compareText(check, seen.stderr, seen) : undefined;
    case "error":
    case "diag":
    case "run":
      return undefined;
    default:
      return assertNever(check.on);
  }
}

async function holdsEither(check: Check, seen: Observation): Promise<boolean | undefined> {
  const alternatives = check.value as readonly (readonly Check[])[];
  let judged = false;
  for (const alternative of alternatives) {
    const verdicts = await Promise.all(alternative.map((each) => holds(each, seen)));
    if (!verdicts.includes(false)) return true;
    judged = true;
  }
  return judged ? false : undefined;
}

async function holdsFile(check: Check, seen: Observation): Promise<boolean> {
  const content = await seen.file(seen.fill(check.path ?? ""));
  if (check.is === "exists") return (content !== undefined) === check.value;
  return content instanceof Uint8Array && compareText(check, content, seen);
}

function compareText(check: Check, actual: Uint8Array | string, seen: Observation): boolean {
  const { value } = check;
  if (isHex(value)) {
    const bytes = typeof actual === "string" ? new TextEncoder().encode(actual) : actual;
    return (Buffer.compare(bytes, toBytes(value)) === 0) === (check.is === "eq");
  }
  const wanted = typeof value === "string" ? seen.fill(value) : value;
  const text = typeof actual === "string" ? actual : decode(actual);
  try {
    return compareProjected(check.is, project(text, check.ops ?? []), wanted);
  } catch {
    return false; // A line or a key that is not there.
  }
}

function isHex(value: unknown): value is Exclude<Content, string> {
  return typeof value === "object" && value !== null && "hex" in value;
}

interface Lines {
  readonly anyOf: readonly string[];
}

function project(text: string, ops: NonNullable<Check["ops"]>): unknown {
  let value: unknown = text;
  for (const op of ops) value = typeof op === "string" ? plain(op, value) : withOperand(op, value);
  return value;
}

function plain(op: string, value: unknown): unknown {
  const text = String(value);
  switch (op) {
    case "trim":
      return text.trim();
    case "trim_end":
      return text.trimEnd();
    case "lines":
      return linesOf(text);
    case "count":
      return Array.isArray(value) ? value.length : text.length;
    case "bytelen":
      return Array.isArray(value) ? value.length : new TextEncoder().encode(text).length;
    case "number":
      return Number(text);
    case "json":
      return JSON.parse(text);
    case "any_line":
      return { anyOf: linesOf(text) } satisfies Lines;
    default:
      throw new Error(`unknown operation ${op}`);
  }
}

function withOperand([op, operand]: readonly [string, string | number], value: unknown): unknown {
  switch (op) {
    case "line": {
      const line = linesOf(String(value)).at(Number(operand));
      if (line === undefined) throw new Error("no such line");
      return line;
    }
    case "at":
      return atKey(value, operand);
    case "count_of":
      return String(value).split(String(operand)).length - 1;
    case "trim_end_matches":
      return String(value).replace(new RegExp(`(?:${RegExp.escape(String(operand))})+$`), "");
    default:
      throw new Error(`unknown operation ${op}`);
  }
}

function atKey(value: unknown, key: string | number): unknown {
  if (typeof value !== "object" || value === null) throw new Error("not a collection");
  return Reflect.get(value, key);
}

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

function compareProjected(is: string, actual: unknown, wanted: unknown): boolean {
  if (typeof actual === "object" && actual !== null && "anyOf" in actual) {
    return (actual as Lines).anyOf.some((line) => compare(is, line, wanted));
  }
  return compare(is, actual, wanted);
}

function compare(is: string, actual: unknown, wanted: unknown): boolean {
  switch (is) {
    case "eq":
      return typeof wanted === "number"
        ? Number(actual) === wanted
        : Bun.deepEquals(actual, wanted);
    case "ne":
      return !compare("eq", actual, wanted);
    case "contains":
      return String(actual).includes(String(wanted));
    case "not_contains":
      return !String(actual).includes(String(wanted));
    case "includes":
      return Array.isArray(actual) && actual.includes(wanted);
    case "starts_with":
      return String(actual).startsWith(String(wanted));
    case "ends_with":
      return String(actual).endsWith(String(wanted));
    case "not_ends_with":
      return !String(actual).endsWith(String(wanted));
    case "ge":
      return Number(actual) >= Number(wanted);
    case "gt":
      return Number(actual) > Number(wanted);
    case "le":
      return Number(actual) <= Number(wanted);
    case "lt":
      return Number(actual) < Number(wanted);
    default:
      throw new Error(`unknown comparison ${is}`);
  }
}

function jsonFailure(expected: Expectations, seen: Observation): string | undefined {
  const { expected_json_type: type, json_has_keys: keys } = expected;
  if (type === undefined && keys === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(decode(seen.stdout));
  } catch {
    return `stdout is no JSON: ${decode(seen.stdout).slice(0, 120)}`;
  }
  const actual = Array.isArray(json) ? "array" : json === null ? "null" : typeof json;
  if (type !== undefined && actual !== type) return `stdout is a JSON ${actual}, not ${type}`;
  const missing = keys?.filter(
    (key) => typeof json !== "object" || json === null || !(key in json),
  );
  return missing === undefined || missing.length === 0 ? undefined : `no key ${missing.join(", ")}`;
}

function describe(check: Check, seen: Observation): string {
  const operations = check.ops?.length ? ` ${JSON.stringify(check.ops)}` : "";
  const wanted = `${check.on}${operations} ${check.is} ${JSON.stringify(check.value)}`;
  const got = { stdout: decode(seen.stdout), stderr: seen.stderr, code: seen.code };
  return `${wanted}; got ${JSON.stringify(got).slice(0, 400)}`;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
