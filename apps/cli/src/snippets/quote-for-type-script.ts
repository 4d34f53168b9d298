import type { QuotedValue } from "./quoted-value.ts";
import { typeScriptPlace } from "./type-script-place.ts";

/** A string literal, where an expression may stand. */
export function quoteForTypeScript(value: string, before: string): QuotedValue {
  const place = typeScriptPlace(before);
  if (place === undefined) return { ok: true, text: JSON.stringify(value) };
  return { ok: false, why: `it stands ${place}, where it cannot be a string of its own` };
}
