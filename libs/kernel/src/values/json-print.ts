import { Fault } from "../fault.ts";
import { bytesToText } from "./value-bytes.ts";
import { type KaiRecord, type List, NumberWord, type Value } from "./value.ts";

export interface JsonOptions {
  /** On lines, indented by two spaces. */
  readonly pretty?: boolean;
}

/** Deeper values cannot be read back; it also keeps the recursion off the end of the stack. */
export const deepestJson = 1000;

const jsonNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const needsEscape = /[^ !#-[\]-\ud7ff\ue000-\uffff]/;

export function toJson(value: Value, options: JsonOptions = {}): string {
  return options.pretty === true ? prettyJson(value, "\n", 0) : compactJson(value, 0);
}

function compactJson(value: Value, depth: number): string {
  if (typeof value === "string") return jsonString(value);
  if (!isContainer(value)) return jsonScalar(value);
  checkDepth(depth);
  let text = "";
  if (isEntries(value)) {
    for (const [key, item] of value) {
      text += `${text === "" ? "" : ","}${jsonString(key)}:${compactJson(item, depth + 1)}`;
    }
    return `{${text}}`;
  }
  for (const item of value) text += (text === "" ? "" : ",") + compactJson(item, depth + 1);
  return `[${text}]`;
}

function prettyJson(value: Value, newline: string, depth: number): string {
  if (typeof value === "string") return jsonString(value);
  if (!isContainer(value)) return jsonScalar(value);
  checkDepth(depth);
  const inner = `${newline}  `;
  let text = "";
  if (isEntries(value)) {
    for (const [key, item] of value) {
      const separator = text === "" ? inner : `,${inner}`;
      text += `${separator}${jsonString(key)}: ${prettyJson(item, inner, depth + 1)}`;
    }
    return text === "" ? "{}" : `{${text}${newline}}`;
  }
  for (const item of value) {
    text += (text === "" ? inner : `,${inner}`) + prettyJson(item, inner, depth + 1);
  }
  return text === "" ? "[]" : `[${text}${newline}]`;
}

function jsonString(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}

function jsonScalar(value: Exclude<Value, string | List | KaiRecord>): string {
  if (value instanceof Uint8Array) return jsonString(bytesToText(value));
  if (value instanceof NumberWord) {
    // `007` and `+5` are no numbers in JSON.
    return jsonNumber.test(value.text) ? value.text : String(value.value);
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new Fault(`${value} is not a number that JSON can hold`);
  }
  return String(value);
}

function checkDepth(depth: number): void {
  if (depth >= deepestJson) throw new Fault(`a value nested ${deepestJson} levels deep or more`);
}

function isContainer(value: Value): value is List | KaiRecord {
  return value instanceof Map || Array.isArray(value);
}

function isEntries(value: List | KaiRecord): value is KaiRecord {
  return value instanceof Map;
}
