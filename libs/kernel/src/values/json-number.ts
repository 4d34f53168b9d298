import { parseNumber } from "./literal-value.ts";
import { NumberWord, type Value } from "./value.ts";

/** `1.0` and integers beyond 64 bits keep their text; undefined if a float cannot hold it. */
export function toJsonNumber(text: string): Value | undefined {
  const exact = parseNumber(text);
  if (exact !== undefined) return String(exact) === text ? exact : new NumberWord(exact, text);
  const nearest = Number(text);
  return Number.isFinite(nearest) ? new NumberWord(nearest, text) : undefined;
}
