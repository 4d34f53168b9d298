import { Fault } from "@aish/kernel";

const shortInteger = /^[+-]?[0-9]{1,15}$/;
const integer = /^(?<sign>[+-]?)(?<digits>[0-9]+|0[xX][0-9a-fA-F]+)$/;
const decimal = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
const special = /^(?<sign>[+-]?)(?<name>inf|infinity|nan)$/i;

/** Digits are decimal whatever they begin with; `0x` is hexadecimal, `'A` the number of a character. */
export function integerArgument(text: string): number | bigint {
  if (shortInteger.test(text)) return Number(text);
  const trimmed = text.trim();
  const { sign, digits } = integer.exec(trimmed)?.groups ?? {};
  if (digits !== undefined) {
    const value = BigInt(digits);
    return checkRange(sign === "-" ? -value : value, text);
  }
  const character = characterNumber(trimmed);
  if (character !== undefined) return character;
  if (!decimal.test(trimmed)) throw notANumber(text);
  const value = Number(trimmed);
  if (!Number.isSafeInteger(value)) {
    throw new Fault(`${text} is not an integer`, "use %.0f to round it, or %f");
  }
  return value;
}

export function floatArgument(text: string): number {
  const trimmed = text.trim();
  if (decimal.test(trimmed)) return Number(trimmed);
  const { sign, name } = special.exec(trimmed)?.groups ?? {};
  if (name !== undefined) {
    const value = name.toLowerCase() === "nan" ? Number.NaN : Number.POSITIVE_INFINITY;
    return sign === "-" ? -value : value;
  }
  return Number(integerArgument(text));
}

function characterNumber(text: string): number | undefined {
  return text.startsWith("'") || text.startsWith('"') ? text.codePointAt(1) : undefined;
}

function checkRange(value: bigint, text: string): bigint {
  if (value < -(2n ** 63n) || value >= 2n ** 64n) {
    throw new Fault(`${text} does not fit into 64 bits`);
  }
  return value;
}

function notANumber(text: string): Fault {
  return new Fault(`${text === "" ? "the empty string" : text} is not a number`);
}
