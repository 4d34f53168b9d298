import { parse, type TokenKind } from "@aish/syntax";
import type { QuotedValue } from "./quoted-value.ts";
import { plainText, plainValue } from "./plain-value.ts";

/** As the language writes it where `before` ends. */
export function quoteForKai(value: string, before: string): QuotedValue {
  const source = `${before}x`;
  const { tokens, incomplete } = parse(source);
  const last = tokens.at(-1);
  if (incomplete?.what === "${") return plainValue(value, "inside ${…}");
  const kind = last?.kind ?? "error";
  if (kind === "string") {
    const isSingle = source[last?.span.start ?? 0] === "'";
    return { ok: true, text: isSingle ? inSingle(value) : inDouble(value) };
  }
  if (kind === "comment") return plainText(value, "in a comment");
  if (kind === "heredocBody") return plainText(value, "in a here-document");
  if (kind === "variable") return plainValue(value, "in a variable's name or in arithmetic");
  return words.has(kind) ? { ok: true, text: asWord(value) } : plainValue(value, "there");
}

const words: ReadonlySet<TokenKind> = new Set(["command", "word", "flag", "glob", "number"]);

function asWord(value: string): string {
  if (/^[\p{L}\p{N}_@./:+-]+$/u.test(value)) return value;
  return value.includes("'") ? `"${inDouble(value)}"` : `'${value}'`;
}

function inDouble(value: string): string {
  return value.replaceAll(/["\\$]/g, String.raw`\$&`);
}

/** What single quotes cannot hold stands in double ones between two of them. */
function inSingle(value: string): string {
  return value.replaceAll("'", `'"'"'`);
}
