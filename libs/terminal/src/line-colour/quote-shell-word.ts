import { assertNever } from "@aish/core";
import type { OpenQuote } from "./to-shell-word.ts";

/** Whether a `~` at the start stands for a home directory or for itself. */
export type Tilde = "expands" | "literal";

/**
 * How a value is written as a whole word, in the quotes that were begun. What no quotes can show, such as
 * a newline, is written in `$'…'`.
 */
export function quoteShellWord(value: string, quote: OpenQuote, tilde: Tilde = "literal"): string {
  if (value === "" && quote === undefined) return "''";
  if (hasControl(value)) return `$'${ansiEscaped(value)}'`;
  if (quote !== undefined) return quote + quoteShellTail(value, quote);
  const home = tilde === "expands" ? (/^~[\w.-]*(?=\/|$)/.exec(value)?.[0] ?? "") : "";
  return home + quoteShellTail(value.slice(home.length), undefined);
}

/** The same for the rest of a word whose quote stands before it, with the quote that closes. */
export function quoteShellTail(value: string, quote: OpenQuote): string {
  if (quote === "$'") return `${ansiEscaped(value)}'`;
  const isControlled = hasControl(value);
  if (isControlled) return `${quote ?? ""}$'${ansiEscaped(value)}'`;
  switch (quote) {
    case undefined:
      return value.replaceAll(special, String.raw`\$&`);
    case "'":
      return `${value.replaceAll("'", String.raw`'\''`)}'`;
    case '"':
      return `${value.replaceAll(/["$`\\]/g, String.raw`\$&`)}"`;
    default:
      return assertNever(quote);
  }
}

/** `=` means something at the start of a word only, `{`, `^` and `#` in one of the shells or the other. */
const special = /[\s!-$&-*;<>?[-^`{-~]|^=/g;
const control = /\p{Cc}/gu;

function hasControl(value: string): boolean {
  return value.search(control) !== -1;
}

const named: ReadonlyMap<string, string> = new Map([
  ["\u001B", String.raw`\e`],
  ["\t", String.raw`\t`],
  ["\n", String.raw`\n`],
  ["\r", String.raw`\r`],
]);

function ansiEscaped(value: string): string {
  return value.replaceAll(/['\\]/g, String.raw`\$&`).replaceAll(control, escaped);
}

/** Byte by byte, which is the same in every locale. Octal ends after three digits, whatever follows. */
function escaped(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  const octal = bytes.map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");
  return named.get(character) ?? octal;
}
