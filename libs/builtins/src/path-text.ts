import { Fault, toText, typeName, type Value } from "@aish/kernel";
import { typePhrase } from "./type-phrase.ts";

/** The path a value stands for. One that is no text and no number is a mistake, not the file its text would name. */
export function pathText(value: Value): string {
  if (typeof value === "string") return value;
  const type = typeName(value);
  if (type === "number" || type === "bytes") return toText(value);
  const shown = type === "bool" ? ` (${toText(value)})` : "";
  throw new Fault(`cannot use ${typePhrase(value)}${shown} as a path`, "quote it if it is a name");
}
