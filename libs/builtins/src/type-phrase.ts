import { typeName, type Value } from "@aish/kernel";

/** `a list`, `null`, …: what a value is, for messages. */
export function typePhrase(value: Value): string {
  const name = typeName(value);
  return name === "null" || name === "bytes" ? name : `a ${name}`;
}
