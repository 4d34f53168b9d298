import { expandBraces } from "./braces.ts";
import { expandParameter } from "./expand-parameter.ts";
import type { Line, Piece, Word } from "./line.ts";
import { mark } from "./marks.ts";
import { userName, type Scope } from "./scope.ts";

/** More possible words than this are not told apart. */
const mostWords = 200;

/** What commands in `$( )` print, as far as the text says; the walk knows. */
export type OutputOf = (line: Line) => readonly string[];

/** The words that a word may become. Only `*`, `?`, `[` and what is unknown are still marked. */
export function expandWord(word: Word, scope: Scope, outputOf: OutputOf): string[] {
  return expandPieces(word, scope, outputOf)
    .flatMap((text) => expandBraces(text, mostWords))
    .map((text) => expandTilde(text, scope))
    .flatMap((text) => (text.includes(mark.split) ? splitWords(text) : [text]))
    .map((text) => text.replaceAll(/[\uE005-\uE008]/g, (form) => plainOf[form] ?? form));
}

const plainOf: Readonly<Record<string, string>> = {
  [mark.openBrace]: "{",
  [mark.closeBrace]: "}",
  [mark.comma]: ",",
  [mark.tilde]: "~",
};

function splitWords(text: string): string[] {
  return text.split(mark.split).filter((part) => part !== "");
}

function expandPieces(word: Word, scope: Scope, outputOf: OutputOf): string[] {
  let texts = [""];
  for (const piece of word) {
    const values = valuesOfPiece(piece, scope, outputOf);
    const longer = texts.flatMap((text) => values.map((value) => text + value));
    // What is left out may be anything, and so is said to be.
    texts = longer.length > mostWords ? [...longer.slice(0, mostWords), mark.star] : longer;
  }
  return texts;
}

function valuesOfPiece(piece: Piece, scope: Scope, outputOf: OutputOf): readonly string[] {
  switch (piece.kind) {
    case "literal":
      return [piece.text];
    case "variable":
      return asWritten(expandParameter(piece, scope), piece.quoted, scope);
    case "output":
      return asWritten(outputOf(piece.line), piece.quoted, scope);
    case "stream":
      return [`/dev/fd/${mark.some}`];
    case "array":
      return piece.words.flatMap((word) => expandWord(word, scope, outputOf));
    default:
      return piece satisfies never;
  }
}

/** Outside quotes a value is split into words and its `*` matches files. */
function asWritten(values: readonly string[], quoted: boolean, scope: Scope): readonly string[] {
  if (quoted) return values;
  const separators = scope.variables.get("IFS")?.join("") ?? "";
  return values.map((value) =>
    value
      .replaceAll(/[^]/g, (char) =>
        /[ \t\n]/.test(char) || separators.includes(char) ? mark.split : char,
      )
      .replaceAll("*", mark.star)
      .replaceAll("?", mark.query)
      .replaceAll("[", mark.bracket),
  );
}

function expandTilde(text: string, scope: Scope): string {
  const match = new RegExp(`^((?:[\\w-]+=)?)${mark.tilde}([\\w.+-]*)(?=/|$)`, "u").exec(text);
  if (match === null) return text;
  const [whole, assignment = "", user = ""] = match;
  return assignment + homeOf(user, scope) + text.slice(whole.length);
}

function homeOf(user: string, scope: Scope): string {
  if (user === "" || user === userName(scope)) return scope.home;
  if (user === "+") return scope.cwd ?? mark.some;
  if (user === "-") return mark.some;
  return user === "root" ? "/root" : `/home/${user}`;
}
