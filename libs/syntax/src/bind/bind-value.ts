import { parseDuration } from "./parse-duration.ts";
import { assertNever } from "@aish/core";
import type { ArgumentType } from "../declaration.ts";

/** Types whose text can be wrong by itself. Whether a path or a job exists is for the command to say. */
export function isCheckedType(type: ArgumentType): boolean {
  return type === "integer" || type === "number" || type === "duration";
}

/**
 * What a text should have been, or undefined if it is that. A flag's integer is a count of something,
 * so it has no sign: `--limit -1` must not come to mean "no limit".
 */
export function valueFault(
  type: ArgumentType,
  text: string,
  place: "flag" | "operand",
): string | undefined {
  switch (type) {
    case "integer":
      if (!(place === "flag" ? count : integer).test(text)) {
        return place === "flag" ? "a whole number, 0 or more" : "a whole number";
      }
      return Number.isSafeInteger(Number(text)) ? undefined : "a smaller number";
    case "number":
      return number.test(text) ? undefined : "a number";
    case "duration":
      return parseDuration(text) !== undefined ? undefined : "a duration (30, 1.5s, 500ms, 2m, 1h)";
    case "text":
    case "path":
    case "directory":
    case "variable":
    case "command":
    case "job":
    case "signal":
    case "value":
      return undefined;
    default:
      return assertNever(type);
  }
}

const count = /^[0-9]+$/;
const integer = /^[+-]?[0-9]+$/;
const number = /^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/;
