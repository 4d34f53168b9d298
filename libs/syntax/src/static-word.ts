import { assertNever } from "@aish/core";
import type { VariablePart, Word, WordPart } from "./ast.ts";

/** The text of a word when nothing in it waits for the program to run. */
export function staticText(word: Word): string | undefined {
  return textOfParts(word.parts);
}

function textOfParts(parts: readonly WordPart[]): string | undefined {
  let text = "";
  for (const part of parts) {
    switch (part.kind) {
      case "literal":
      case "singleQuoted":
        text += part.text;
        break;
      case "doubleQuoted": {
        const inner = textOfParts(part.parts);
        if (inner === undefined) return undefined;
        text += inner;
        break;
      }
      case "globPattern":
      case "tilde":
      case "variable":
      case "commandSubstitution":
      case "arithmeticExpansion":
        return undefined;
      default:
        return assertNever(part);
    }
  }
  return text;
}

/** Text that somebody wrote as an argument and that could be a flag. */
export function looksLikeFlag(text: string): boolean {
  const sign = text.charCodeAt(0);
  return text.length > 1 && (sign === DASH || sign === PLUS);
}

/**
 * Written as a flag, or as what could be one: the word begins with an unquoted `-` or `+` that does
 * not stand alone. Which of these a command takes for a flag is the binder's matter: `-5` is one to
 * `head` and a number to `seq`.
 */
export function isFlagWord(word: Word): boolean {
  const first = word.parts[0];
  if (first?.kind !== "literal") return false;
  if (looksLikeFlag(first.text)) return true;
  const sign = first.text.charCodeAt(0);
  if (sign !== DASH && sign !== PLUS) return false;
  const second = word.parts[1];
  // `-*` becomes names of files, which are never flags.
  return second !== undefined && second.kind !== "globPattern";
}

/** May become any number of arguments: `$@`, `"$@"`, `$*`, or a word with a glob in it. */
export function isOpenEnded(word: Word): boolean {
  return isAllArguments(word) || word.parts.some((part) => part.kind === "globPattern");
}

/** The whole word is `$@`, `"$@"` or `$*`; `"$*"` is one text. */
export function isAllArguments(word: Word): boolean {
  const [part, second] = word.parts;
  if (part === undefined || second !== undefined) return false;
  if (part.kind === "variable") return isPlain(part, "@") || isPlain(part, "*");
  if (part.kind !== "doubleQuoted") return false;
  const [quoted, third] = part.parts;
  return quoted?.kind === "variable" && third === undefined && isPlain(quoted, "@");
}

function isPlain(part: VariablePart, name: string): boolean {
  return part.name === name && part.path.length === 0 && part.operation === undefined;
}

const DASH = 45;
const PLUS = 43;
