import { arithmeticFault } from "./arithmetic-fault.ts";
import { parseNumber, toInteger } from "../values/literal-value.ts";
import { NumberWord, type Value } from "../values/value.ts";
import { toText } from "../values/value-text.ts";
import { withArticle } from "../values/value-type.ts";

/** 64 bits signed; a bigint only where a number would not be exact. */
export type Integer = number | bigint;

const decimal = /^[+-]?[0-9]+$/;
const hexadecimal = /^([+-]?)(0[xX][0-9a-fA-F]+)$/;
const octal = /^0[oO]?([0-7]+)$/;

/** What a variable stands for in an expression. `010` is ten here: it is a value, not a way to write one. */
export function integerOf(value: Value | undefined, name: string): Integer {
  if (typeof value === "number") {
    if (Number.isSafeInteger(value)) return value + 0;
    throw notAnInteger(name, toText(value));
  }
  if (value === undefined) return 0;
  if (typeof value === "bigint") return value;
  if (typeof value === "string") {
    const quick = fewDigits(value);
    return quick >= 0 ? quick : readInteger(value.trim(), name);
  }
  if (value instanceof NumberWord) return readInteger(value.text, name);
  throw arithmeticFault(`${name} is ${withArticle(value)}, not an integer`);
}

/** A number in the source of an expression: decimal, `0x1f`, or octal as `017` or `0o17`. */
export function integerLiteral(text: string): Integer {
  const digits = octal.exec(text)?.[1];
  if (digits !== undefined) return fitting(BigInt(`0o${digits}`), text);
  if (hexadecimal.test(text)) return fitting(BigInt(text), text);
  if (/^0[0-9]/.test(text)) {
    throw arithmeticFault(
      `${text} is not an octal number`,
      "leave out the zeros at its start for a decimal one",
    );
  }
  if (!decimal.test(text)) throw arithmeticFault(`"${text}" is not an integer`);
  return parseNumber(text) ?? fitting(BigInt(text), text);
}

export function fitting(value: bigint, shown: string): Integer {
  const integer = toInteger(value);
  if (integer === undefined) throw arithmeticFault(`${shown} does not fit into 64 bits`);
  return integer;
}

/** Digits alone, few enough to be exact: nearly all of what `$1` holds. -1 for everything else. */
function fewDigits(text: string): number {
  const { length } = text;
  if (length === 0 || length > 15) return -1;
  let value = 0;
  for (let at = 0; at < length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function readInteger(text: string, name: string): Integer {
  if (decimal.test(text)) {
    const value = parseNumber(text);
    if (value === undefined) throw arithmeticFault(`${text} does not fit into 64 bits`);
    return value;
  }
  const [, sign, digits] = hexadecimal.exec(text) ?? [];
  if (digits === undefined) throw notAnInteger(name, text);
  return fitting(sign === "-" ? -BigInt(digits) : BigInt(digits), text);
}

function notAnInteger(name: string, text: string): Error {
  const subject = name === "" ? "" : `${name}: `;
  if (text === "") {
    return arithmeticFault(
      `${subject}an empty text is not an integer`,
      "write ${x:-0} if it may be empty",
    );
  }
  return arithmeticFault(`${subject}"${text}" is not an integer`);
}
