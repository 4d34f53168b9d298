import { type BuiltinResult, fail, type KaiRecord, type List, type Value } from "@aish/kernel";
import { typePhrase } from "./type-phrase.ts";

/** For `keys` and `values`: the collection, or why there is none. */
export function collectionOperand(
  value: Value | undefined,
): { readonly collection: List | KaiRecord } | { readonly refused: BuiltinResult } {
  if (value instanceof Map || Array.isArray(value)) return { collection: value };
  return {
    refused: fail(
      1,
      `expected a list or a record, got ${typePhrase(value ?? "")}`,
      "turn JSON text into a value first: $(fromjson $text)",
    ),
  };
}
