import { NumberWord, type Value } from "./value.ts";

const integer = /^[+-]?[0-9]+$/;
const decimal = /^[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

const smallest = -(2n ** 63n);
const largest = 2n ** 63n - 1n;

/** What a bare word stands for: a truth value, a number, or its text. */
export function literalValue(text: string): Value {
  if (text === "true") return true;
  if (text === "false") return false;
  if (!mayBeNumber(text)) return text;
  const value = parseNumber(text);
  if (value === undefined) return text;
  return String(value) === text ? value : new NumberWord(value, text);
}

/** Undefined if it is no number, or one that neither 64 bits nor a float can hold. */
export function parseNumber(text: string): number | bigint | undefined {
  if (integer.test(text)) return parseInteger(text);
  if (!decimal.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** An integer is a bigint only where a number would not be exact; undefined beyond 64 bits. */
export function toInteger(value: bigint): number | bigint | undefined {
  if (value < smallest || value > largest) return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function parseInteger(text: string): number | bigint | undefined {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value + 0;
  // BigInt does not read a plus sign.
  return toInteger(BigInt(text.startsWith("+") ? text.slice(1) : text));
}

/** Spares most words the regular expressions: a number begins with a digit or a sign. */
function mayBeNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first >= 48 && first <= 57) || first === 43 || first === 45;
}
