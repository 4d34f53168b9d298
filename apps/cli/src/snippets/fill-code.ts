import { assertNever, AishError } from "@aish/core";
import { codeGaps, withoutEscapes } from "./code-gaps.ts";
import type { QuotedValue } from "./quoted-value.ts";
import { quoteForKai } from "./quote-for-kai.ts";
import { quoteForShell } from "./quote-for-shell.ts";
import { quoteForTypeScript } from "./quote-for-type-script.ts";
import type { Snippet, SnippetLanguage } from "./snippet.ts";

/**
 * The code with the values in its gaps. A value can only ever be a value: what would end its string, or
 * start a command, is quoted. Names that are not among the values stay as they are written.
 */
export function fillCode(
  { name: snippet, language, code }: Pick<Snippet, "name" | "language" | "code">,
  values: ReadonlyMap<string, string>,
): string {
  let filled = "";
  let at = 0;
  for (const { start, end, name, isRaw } of codeGaps(code)) {
    filled += withoutEscapes(code.slice(at, start));
    at = end;
    const value = values.get(name);
    if (value === undefined) filled += code.slice(start, end);
    else if (isRaw) filled += value;
    else filled += quoted(value, filled, language, { snippet, name });
  }
  return filled + withoutEscapes(code.slice(at));
}

function quoted(
  value: string,
  before: string,
  language: SnippetLanguage,
  { snippet, name }: { readonly snippet: string; readonly name: string },
): string {
  const written = value.includes("\0")
    ? ({ ok: false, why: "a value cannot have a NUL in it" } as const)
    : quoteFor(language)(value, before);
  if (written.ok) return written.text;
  throw new AishError(
    "USAGE",
    `snip ${snippet} cannot write the value of ${name}: ${written.why}`,
    {
      hint: `give another one, move {{${name}}}, or write {{{${name}}}} where it may stand unquoted`,
    },
  );
}

function quoteFor(language: SnippetLanguage): (value: string, before: string) => QuotedValue {
  switch (language) {
    case "sh":
      return quoteForShell;
    case "kai":
      return quoteForKai;
    case "ts":
      return quoteForTypeScript;
    default:
      return assertNever(language);
  }
}
