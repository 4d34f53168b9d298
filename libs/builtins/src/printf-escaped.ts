import type { ByteText } from "./byte-text.ts";
import { displayWidth } from "./display-width.ts";
import { readEscape } from "./printf-escape.ts";
import { firstCharacters, type Layout, text } from "./printf-layout.ts";

/** The argument of a `%b`. False if it ended the output. */
export function writeEscaped(
  argument: string,
  precision: number | undefined,
  layout: Layout,
  output: ByteText,
): boolean {
  if (!argument.includes("\\")) {
    output.add(text(firstCharacters(argument, precision), layout));
    return true;
  }
  const { pieces, goesOn } = escapedPieces(argument, precision);
  const width = pieces.reduce<number>(
    (sum, piece) => sum + (typeof piece === "number" ? 1 : displayWidth(piece)),
    0,
  );
  const padding = " ".repeat(Math.max(layout.width - width, 0));
  if (!layout.left) output.add(padding);
  for (const piece of pieces) {
    if (typeof piece === "number") output.addByte(piece);
    else output.add(piece);
  }
  if (layout.left) output.add(padding);
  return goesOn;
}

/** Characters and bytes, at most `most` of them. */
function escapedPieces(
  argument: string,
  most: number | undefined,
): { pieces: readonly (string | number)[]; goesOn: boolean } {
  const pieces: (string | number)[] = [];
  let goesOn = true;
  for (let at = 0; at < argument.length && goesOn;) {
    const escape =
      argument[at] === "\\" ? readEscape(argument, at, true) : characterAt(argument, at);
    at = escape.end;
    if (escape.kind === "text") pieces.push(escape.text);
    else if (escape.kind === "byte") pieces.push(escape.byte);
    else goesOn = false;
  }
  return { pieces: pieces.slice(0, most), goesOn };
}

function characterAt(
  argument: string,
  at: number,
): { readonly kind: "text"; readonly text: string; readonly end: number } {
  const character = String.fromCodePoint(argument.codePointAt(at) ?? 0);
  return { kind: "text", text: character, end: at + character.length };
}
