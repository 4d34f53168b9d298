import { lexShellLine, wordAt, type ShellToken } from "@aish/terminal/line-colour";
import { quoteWord } from "../quote-words.ts";
import type { QuotedValue } from "./quoted-value.ts";
import { plainText, plainValue } from "./plain-value.ts";

/** In the quotes that are open behind `before`, for every shell of the POSIX family. */
export function quoteForShell(value: string, before: string): QuotedValue {
  const word = wordAt(before, before.length);
  const kind = kindOfNext(before);
  if (kind === "comment") return plainText(value, "in a comment");
  if (kind === "heredoc") {
    const isItsEnd = kindOfNext(`${before}${value}\n`) !== "heredoc";
    return isItsEnd
      ? { ok: false, why: "it would end the here-document" }
      : plainText(value, "in a here-document");
  }
  if (word === undefined) return plainValue(value, "there");
  const place = unquotable(lexShellLine(before), before);
  if (place !== undefined) return plainValue(value, place);
  const { variable, quote } = word;
  if (variable?.name === "") return { ok: false, why: "a $ stands before it" };
  switch (quote) {
    case undefined:
      // Quotes keep it apart from a variable's name, and from what makes a brace or a glob of it.
      return { ok: true, text: word.isDynamic ? singleQuoted(value) : quoteWord(value) };
    case "'":
      return { ok: true, text: value.replaceAll("'", String.raw`'\''`) };
    case "$'":
      return plainValue(value, "inside $'…'"); // which not every shell knows
    case '"': {
      const text = value.replaceAll(/["$`\\]/g, String.raw`\$&`);
      return { ok: true, text: variable === undefined ? text : `""${text}` };
    }
    default:
      return quote satisfies never;
  }
}

/** What is written next would belong to. */
function kindOfNext(before: string): ShellToken["kind"] | undefined {
  return lexShellLine(`${before}x`).at(-1)?.kind;
}

function singleQuoted(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}

/** The innermost construct that is open at the end, if quotes do not mean there what they mean elsewhere. */
function unquotable(tokens: readonly ShellToken[], text: string): string | undefined {
  const last = tokens.at(-1);
  if (last === undefined || last.end !== text.length) return undefined;
  for (const { kind, start, end, inner } of last.parts) {
    if (end !== text.length) continue;
    const written = text.slice(start, end);
    if (kind === "arithmetic" && !written.endsWith("))")) return "in arithmetic";
    if (kind === "variable" && written.startsWith("${") && !written.endsWith("}")) {
      return "inside ${…}";
    }
    if (kind !== "substitution") continue;
    if (written.startsWith("`") && (written === "`" || !written.endsWith("`"))) {
      return "inside backticks";
    }
    const found = unquotable(inner ?? [], text);
    if (found !== undefined) return found;
  }
  return undefined;
}
