import { type BuiltinResult, defineBuiltin, fail, ok, toJson, type Value } from "@aish/kernel";
import { inputValue } from "./input-value.ts";

export const tojson = defineBuiltin({
  name: "tojson",
  summary: "Print a value as JSON",
  details: "Takes the operand, or what comes through the pipe if there is none.",
  examples: [
    { source: "r={name: amy, age: 40}; tojson $r", shows: '{"name":"amy","age":40}' },
    { source: "xs=[1 2]; tojson --pretty $xs", shows: undefined },
  ],
  flags: [{ long: "pretty", summary: "On several lines, indented" }],
  operands: [{ name: "value", type: "value", min: 0 }],

  run(call) {
    const pretty = call.flags.has("pretty");
    const value = inputValue(call);
    return value instanceof Promise
      ? value.then((late) => print(late, pretty))
      : print(value, pretty);
  },
});

function print(value: Value | undefined, pretty: boolean): BuiltinResult {
  if (value === undefined) return fail(1, "no value", "give it as an argument or on stdin");
  return ok({ text: `${toJson(value, { pretty })}\n` });
}
