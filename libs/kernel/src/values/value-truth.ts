import { NumberWord, type Value } from "./value.ts";

/** False are: null, false, zero, and what is empty. The text `0` is true. */
export function isTruthy(value: Value): boolean {
  if (value === null || typeof value !== "object") return Boolean(value);
  if (value instanceof NumberWord) return Number(value.value) !== 0;
  return "size" in value ? value.size > 0 : value.length > 0;
}
