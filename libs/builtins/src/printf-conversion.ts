import { assertNever } from "@aish/core";
import type { ByteText } from "./byte-text.ts";
import type { FormatArguments } from "./format-arguments.ts";
import { formatFloat } from "./format-float.ts";
import { writeEscaped } from "./printf-escaped.ts";
import {
  checkMeasure,
  type Conversion,
  isFloatLetter,
  type FloatLetter,
  mostPrecise,
  widest,
} from "./printf-format.ts";
import { firstCharacters, type Layout, padded, text } from "./printf-layout.ts";
import { floatArgument, integerArgument } from "./printf-number.ts";
import { quoteWord } from "./quote-word.ts";

/** False if the argument of a `%b` ended the output. */
export function writeConversion(
  conversion: Conversion,
  rest: FormatArguments,
  output: ByteText,
): boolean {
  const { width: declaredWidth, precision: declaredPrecision, letter, zero } = conversion;
  if (letter === "s" && declaredWidth === undefined && declaredPrecision === undefined) {
    output.add(rest.take() ?? "");
    return true;
  }
  const width = measure(declaredWidth, rest, widest, "width") ?? 0;
  const precision = atLeastZero(measure(declaredPrecision, rest, mostPrecise, "precision"));
  const layout = { width: Math.abs(width), left: conversion.left || width < 0, zero };
  const argument = rest.take();
  if (letter === "b") return writeEscaped(argument ?? "", precision, layout, output);
  output.add(converted(conversion, argument, precision, layout));
  return true;
}

function converted(
  conversion: Conversion,
  argument: string | undefined,
  precision: number | undefined,
  layout: Layout,
): string {
  const { letter } = conversion;
  if (isFloatLetter(letter)) {
    return float(conversion, letter, floatArgument(argument ?? "0"), precision ?? 6, layout);
  }
  switch (letter) {
    case "s":
    case "b":
      return text(firstCharacters(argument ?? "", precision), layout);
    case "q":
      return text(quoteWord(argument ?? ""), layout);
    case "c":
      return text(firstCharacters(argument ?? "", 1), layout);
    case "d":
    case "i":
      return decimal(conversion, integerArgument(argument ?? "0"), precision, layout);
    case "u":
    case "o":
    case "x":
    case "X":
      return unsigned(conversion, integerArgument(argument ?? "0"), precision, layout);
    default:
      return assertNever(letter);
  }
}

function decimal(
  conversion: Conversion,
  value: number | bigint,
  precision: number | undefined,
  layout: Layout,
): string {
  const digits = String(value < 0 ? -value : value);
  return integer(signOf(conversion, value < 0), digits, precision, layout);
}

/** A negative number is written as the 64 bits it has. */
function unsigned(
  conversion: Conversion,
  value: number | bigint,
  precision: number | undefined,
  layout: Layout,
): string {
  const { letter, alternative } = conversion;
  const bits = value < 0 ? BigInt.asUintN(64, BigInt(value)) : value;
  const base = letter === "u" ? 10 : letter === "o" ? 8 : 16;
  const lower = bits.toString(base);
  const digits = letter === "X" ? lower.toUpperCase() : lower;
  if (letter === "o" && alternative && digits !== "0") {
    return integer("", digits, Math.max(precision ?? 0, digits.length + 1), layout);
  }
  const isHexadecimal = letter === "x" || letter === "X";
  const prefix = isHexadecimal && alternative && digits !== "0" ? `0${letter}` : "";
  return integer(prefix, digits, precision, layout);
}

function integer(
  prefix: string,
  digits: string,
  precision: number | undefined,
  layout: Layout,
): string {
  if (precision === undefined) return padded(prefix, digits, layout);
  const shown = precision === 0 && digits === "0" ? "" : digits.padStart(precision, "0");
  return padded(prefix, shown, { ...layout, zero: false });
}

function float(
  conversion: Conversion,
  letter: FloatLetter,
  value: number,
  precision: number,
  layout: Layout,
): string {
  const negative = value < 0 || Object.is(value, -0);
  const digits = formatFloat(Math.abs(value), letter, precision, conversion.alternative);
  const zero = layout.zero && Number.isFinite(value);
  return padded(signOf(conversion, negative), digits, { ...layout, zero });
}

function signOf(conversion: Conversion, negative: boolean): string {
  if (negative) return "-";
  return conversion.plus ? "+" : conversion.space ? " " : "";
}

function measure(
  declared: number | "argument" | undefined,
  rest: FormatArguments,
  most: number,
  what: string,
): number | undefined {
  if (declared !== "argument") return declared;
  const value = Number(integerArgument(rest.take() ?? "0"));
  checkMeasure(Math.abs(value), most, what);
  return value;
}

/** A negative precision counts as none. */
function atLeastZero(precision: number | undefined): number | undefined {
  return precision === undefined || precision < 0 ? undefined : precision;
}
