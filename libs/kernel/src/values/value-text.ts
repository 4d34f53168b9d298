import { Fault } from "../fault.ts";
import { toJson } from "./json-print.ts";
import { bytesToText } from "./value-bytes.ts";
import { NumberWord, type Value } from "./value.ts";
import { isCollection, withArticle } from "./value-type.ts";

/** As a word prints it and as a program gets it: collections as compact JSON. */
export function toText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof NumberWord) return value.text;
  return value instanceof Uint8Array ? bytesToText(value) : toJson(value);
}

/** As a part of a longer word, where a collection can only be a mistake. */
export function joinText(value: Value): string {
  if (typeof value === "string") return value;
  if (isCollection(value)) {
    throw new Fault(
      `${withArticle(value)} cannot be joined with other text`,
      'quote the word to get its JSON, or name an element: "${x[0]}"',
    );
  }
  return toText(value);
}

/** The shortest digits that read back as the same number. */
function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
