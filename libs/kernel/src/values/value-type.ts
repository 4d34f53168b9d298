import { isList, NumberWord, type KaiRecord, type List, type Value } from "./value.ts";

export type TypeName = "list" | "record" | "string" | "number" | "bool" | "null" | "bytes";

export function typeName(value: Value): TypeName {
  if (typeof value === "string") return "string";
  if (typeof value === "number" || typeof value === "bigint") return "number";
  if (typeof value === "boolean") return "bool";
  if (value === null) return "null";
  if (value instanceof NumberWord) return "number";
  if (value instanceof Uint8Array) return "bytes";
  return isList(value) ? "list" : "record";
}

export function isRecord(value: Value): value is KaiRecord {
  return value instanceof Map;
}

export function isCollection(value: Value): value is List | KaiRecord {
  return isList(value) || isRecord(value);
}

/** `a list`, `bytes`, … for messages. */
export function withArticle(value: Value): string {
  const name = typeName(value);
  return name === "bytes" || name === "null" ? name : `a ${name}`;
}
