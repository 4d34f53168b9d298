import type { BinaryOperator } from "@aish/syntax";
import { arithmeticFault } from "./arithmetic-fault.ts";
import { fitting, type Integer } from "./arithmetic-integer.ts";

export type StrictOperator = Exclude<BinaryOperator, "&&" | "||">;
export type Operation = (left: Integer, right: Integer) => Integer;

const largest = Number.MAX_SAFE_INTEGER;

/** Numbers while they are exact, bigints beyond; what 64 bits cannot hold is a fault. */
export const operations: Readonly<Record<StrictOperator, Operation>> = {
  "+": (a, b) => {
    if (typeof a === "number" && typeof b === "number") {
      const sum = a + b;
      if (isExact(sum)) return sum;
    }
    return fitting(BigInt(a) + BigInt(b), `${a} + ${b}`);
  },
  "-": (a, b) => {
    if (typeof a === "number" && typeof b === "number") {
      const difference = a - b;
      if (isExact(difference)) return difference;
    }
    return fitting(BigInt(a) - BigInt(b), `${a} - ${b}`);
  },
  "*": (a, b) => {
    if (typeof a === "number" && typeof b === "number") {
      const product = a * b;
      if (isExact(product)) return product + 0;
    }
    return fitting(BigInt(a) * BigInt(b), `${a} * ${b}`);
  },
  "/": (a, b) => {
    if (Number(b) === 0) throw arithmeticFault(`division by zero: ${a} / 0`);
    // A quotient of exact integers never rounds up to the next one.
    if (typeof a === "number" && typeof b === "number") return Math.trunc(a / b) + 0;
    return fitting(BigInt(a) / BigInt(b), `${a} / ${b}`);
  },
  "%": (a, b) => {
    if (Number(b) === 0) throw arithmeticFault(`modulo by zero: ${a} % 0`);
    if (typeof a === "number" && typeof b === "number") return (a % b) + 0;
    return fitting(BigInt(a) % BigInt(b), `${a} % ${b}`);
  },
  "**": power,
  "<<": (a, b) => fitting(BigInt(a) << BigInt(shift(b)), `${a} << ${b}`),
  ">>": (a, b) => {
    const places = shift(b);
    if (typeof a === "number") return Math.floor(a / 2 ** places);
    return fitting(a >> BigInt(places), `${a} >> ${b}`);
  },
  "&": (a, b) => (areSmall(a, b) ? Number(a) & Number(b) : bits(BigInt(a) & BigInt(b))),
  "|": (a, b) => (areSmall(a, b) ? Number(a) | Number(b) : bits(BigInt(a) | BigInt(b))),
  "^": (a, b) => (areSmall(a, b) ? Number(a) ^ Number(b) : bits(BigInt(a) ^ BigInt(b))),
  "<": (a, b) => (a < b ? 1 : 0),
  "<=": (a, b) => (a <= b ? 1 : 0),
  ">": (a, b) => (a > b ? 1 : 0),
  ">=": (a, b) => (a >= b ? 1 : 0),
  // An integer has one representation only, so identity is equality.
  "==": (a, b) => (a === b ? 1 : 0),
  "!=": (a, b) => (a === b ? 0 : 1),
};

export function negate(value: Integer): Integer {
  return typeof value === "number" ? 0 - value : fitting(-value, `-(${value})`);
}

export function complement(value: Integer): Integer {
  return operations["-"](-1, value);
}

function power(base: Integer, exponent: Integer): Integer {
  if (exponent < 0) throw arithmeticFault(`negative exponent: ${base} ** ${exponent}`);
  if (base === 0 || base === 1) return exponent === 0 ? 1 : base;
  const times = BigInt(exponent);
  if (base === -1) return times % 2n === 0n ? 1 : -1;
  // Whatever is left doubles at least with every step, so more than 63 cannot fit.
  if (times > 63n) throw arithmeticFault(`${base} ** ${exponent} does not fit into 64 bits`);
  return fitting(BigInt(base) ** times, `${base} ** ${exponent}`);
}

function shift(places: Integer): number {
  if (places < 0 || places > 63) {
    throw arithmeticFault(`cannot shift by ${places} places`, "shift by 0 to 63");
  }
  return Number(places);
}

function areSmall(a: Integer, b: Integer): boolean {
  return typeof a === "number" && typeof b === "number" && (a | 0) === a && (b | 0) === b;
}

function bits(value: bigint): Integer {
  return fitting(value, String(value));
}

function isExact(value: number): boolean {
  return value <= largest && value >= -largest;
}
