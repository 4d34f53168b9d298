import { type BuiltinResult, defineBuiltin, fail, ok, parseJson, toJson } from "@aish/kernel";
import { readText } from "./read-text.ts";

export const fromjson = defineBuiltin({
  name: "fromjson",
  summary: "Turn one JSON document into a value",
  details: "Reads the operand, or stdin if there is none. Anything but exactly one document fails.",
  examples: [
    { source: `r=$(fromjson '{"name": "amy"}'); echo \${r[name]}`, shows: "amy" },
    { source: "echo '[1, 2]' | fromjson", shows: "[1,2]" },
  ],
  operands: [{ name: "text", min: 0 }],
  typed: true,

  run(call) {
    const text = readText(call);
    return text instanceof Promise ? text.then(parse) : parse(text);
  },
});

function parse(text: string | undefined): BuiltinResult {
  if (text === undefined) return fail(1, "no input", "give the JSON as an argument or on stdin");
  if (text.trim() === "") return fail(1, "the input is empty: one JSON document is needed");
  const data = parseJson(text);
  return ok({ text: `${toJson(data)}\n`, data });
}
