import { Fault } from "../fault.ts";
import { NumberWord, type Value } from "./value.ts";
import { parseNumber } from "./literal-value.ts";
import { toText } from "./value-text.ts";
import { isCollection, withArticle } from "./value-type.ts";

/** Below, at or above zero. Two numbers by size, everything else by the order of its characters. */
export function compareValues(left: Value, right: Value): number {
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(numberOf(left), numberOf(right));
  return compareText(orderedText(left), orderedText(right));
}

/** For `-eq` and its like: text must read as a number. */
export function toNumber(value: Value, operator: string): number | bigint {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (value instanceof NumberWord) return value.value;
  if (typeof value === "string" || value instanceof Uint8Array) {
    const text = toText(value);
    const number = parseNumber(text.trim());
    if (number !== undefined) return number;
    throw new Fault(
      `${operator} compares numbers, and "${text}" is not one`,
      "compare text with ==, != or <",
    );
  }
  throw new Fault(`${operator} compares numbers, not ${withArticle(value)}`);
}

/** A number and a bigint compare exactly. */
export function compareNumbers(left: number | bigint, right: number | bigint): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}

/** By code points, which is the order of UTF-8 bytes; that of UTF-16 differs beyond U+FFFF. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a === b) continue;
    return a >= 0xd800 && b >= 0xd800 ? surrogatesLast(a) - surrogatesLast(b) : a - b;
  }
  return left.length - right.length;
}

export function isNumeric(value: Value): value is number | bigint | NumberWord {
  return typeof value === "number" || typeof value === "bigint" || value instanceof NumberWord;
}

export function numberOf(value: number | bigint | NumberWord): number | bigint {
  return value instanceof NumberWord ? value.value : value;
}

function orderedText(value: Value): string {
  if (isCollection(value)) {
    throw new Fault(`${withArticle(value)} has no order`, "compare its elements");
  }
  return toText(value);
}

function surrogatesLast(unit: number): number {
  return unit >= 0xe000 ? unit - 0x2000 : unit + 0x2000;
}
