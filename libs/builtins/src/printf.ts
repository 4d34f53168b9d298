import { assertNever } from "@aish/core";
import { defineBuiltin } from "@aish/kernel";
import { ByteText } from "./byte-text.ts";
import { type FormatPiece, parseFormat } from "./printf-format.ts";
import { FormatArguments } from "./format-arguments.ts";
import { writeConversion } from "./printf-conversion.ts";

export const printf = defineBuiltin({
  name: "printf",
  summary: "Print arguments as a format says",
  details:
    "The format is used again as long as arguments are left; a missing one is empty or 0. " +
    "Conversions: %s %b %q %c %d %i %u %o %x %X %e %f %g %%, with the flags - + space # 0, a width and " +
    "a precision. Escapes: \\n \\t \\r \\\\ \\a \\b \\e \\f \\v \\NNN \\xHH \\uHHHH \\UHHHHHHHH, and \\c, " +
    "which ends the output.",
  examples: [
    { source: "printf '%s is %d\\n' amy 40", shows: "amy is 40" },
    { source: "printf '%-8s|%5.2f\\n' total 3.14159", shows: "total   | 3.14" },
  ],
  operands: [{ name: "format" }, { name: "argument", min: 0, many: true }],

  run({ operands: [format = "", ...values] }) {
    return { status: 0, text: print(piecesOf(format), values) };
  },
});

/** Loops print with one format again and again. */
let latest: { readonly format: string; readonly pieces: readonly FormatPiece[] } | undefined;

function piecesOf(format: string): readonly FormatPiece[] {
  if (latest?.format !== format) latest = { format, pieces: parseFormat(format) };
  return latest.pieces;
}

function print(pieces: readonly FormatPiece[], values: readonly string[]): string | Uint8Array {
  const output = new ByteText();
  const rest = new FormatArguments(values);
  do {
    const before = rest.left;
    for (const piece of pieces) {
      if (!write(piece, rest, output)) return output.finish();
    }
    if (rest.left === before) break; // a format without conversions is printed once
  } while (rest.left > 0);
  return output.finish();
}

/** False if nothing more is to be printed. */
function write(piece: FormatPiece, rest: FormatArguments, output: ByteText): boolean {
  switch (piece.kind) {
    case "text":
      output.add(piece.text);
      return true;
    case "byte":
      output.addByte(piece.byte);
      return true;
    case "stop":
      return false;
    case "conversion":
      return writeConversion(piece, rest, output);
    default:
      return assertNever(piece);
  }
}
