import { assertNever } from "@aish/core";

export type LetterCase = "upper" | "lower" | "capital";

const letterOrDigit = /[\p{L}\p{N}]/u;

export function toLetterCase(text: string, letterCase: LetterCase): string {
  switch (letterCase) {
    case "upper":
      return text.toUpperCase();
    case "lower":
      return text.toLowerCase();
    case "capital":
      return capitalized(text);
    default:
      return assertNever(letterCase);
  }
}

function capitalized(text: string): string {
  const first = text.search(letterOrDigit);
  if (first === -1) return text;
  const [initial = ""] = text.slice(first);
  const rest = text.slice(first + initial.length);
  return text.slice(0, first) + initial.toUpperCase() + rest.toLowerCase();
}
