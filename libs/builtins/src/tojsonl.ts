import { type BuiltinResult, defineBuiltin, fail, ok, toJson, type Value } from "@aish/kernel";
import { inputValue } from "./input-value.ts";
import { typePhrase } from "./type-phrase.ts";

export const tojsonl = defineBuiltin({
  name: "tojsonl",
  summary: "Print the elements of a list as JSON, one per line",
  details: "Takes the operand, or what comes through the pipe if there is none.",
  examples: [{ source: "xs=[1 [2]]; tojsonl $xs", shows: "1\n[2]" }],
  operands: [{ name: "list", type: "value", min: 0 }],

  run(call) {
    const value = inputValue(call);
    return value instanceof Promise ? value.then(print) : print(value);
  },
});

function print(value: Value | undefined): BuiltinResult {
  if (value === undefined) return fail(1, "no value", "give it as an argument or on stdin");
  if (!Array.isArray(value)) {
    return fail(1, `expected a list, got ${typePhrase(value)}`, "use tojson for a single value");
  }
  return ok({ text: value.map((item) => `${toJson(item)}\n`).join("") });
}
