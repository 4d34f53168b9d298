import type { QuotedValue } from "./quoted-value.ts";

/** For a place where no quotes work: only what means itself in every language. */
export function plainValue(value: string, place: string): QuotedValue {
  if (/^[\w.-]+$/.test(value)) return { ok: true, text: value };
  return { ok: false, why: `only a plain word can stand ${place}` };
}

/** For a place where all is text, but for what ends the line or is expanded. */
export function plainText(value: string, place: string): QuotedValue {
  if (!/[\n\r$`\\]/.test(value)) return { ok: true, text: value };
  return { ok: false, why: `no $, backslash, backtick or second line can stand ${place}` };
}
