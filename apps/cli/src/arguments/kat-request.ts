import type { KatRequest } from "../invocation.ts";
import { countOf, textOf } from "./flag-values.ts";
import type { ScannedWords } from "./scan-words.ts";

/** `aish kat [-n] [--raw] [--pager] [--language name] [--wrap columns] [file…]` */
export function toKatRequest(words: ScannedWords): KatRequest {
  const { flags, operands } = words;
  return {
    files: operands,
    numbers: flags.has("numbers"),
    raw: flags.has("raw"),
    pager: flags.has("pager"),
    language: textOf(words, "language"),
    wrap: countOf(words, "wrap"),
  };
}
