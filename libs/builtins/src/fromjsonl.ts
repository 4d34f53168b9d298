import {
  type BuiltinResult,
  defineBuiltin,
  Fault,
  fail,
  ok,
  parseJson,
  toJson,
  type Value,
} from "@aish/kernel";
import { readText } from "./read-text.ts";

export const fromjsonl = defineBuiltin({
  name: "fromjsonl",
  summary: "Turn lines of JSON into a list",
  details:
    "Reads the operand, or stdin if there is none. Each line is one document; empty lines are skipped.",
  examples: [{ source: "printf '1\\n[2]\\n' | fromjsonl", shows: "[1,[2]]" }],
  operands: [{ name: "text", min: 0 }],
  typed: true,

  run(call) {
    const text = readText(call);
    // No documents at all are an empty list, if somebody sent none.
    const otherwise = call.input === "own" ? "" : undefined;
    return text instanceof Promise
      ? text.then((late) => parse(late ?? otherwise))
      : parse(text ?? otherwise);
  },
});

function parse(text: string | undefined): BuiltinResult {
  if (text === undefined) return fail(1, "no input", "give the lines as an argument or on stdin");
  const data: Value[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() !== "") data.push(parseLine(line, index + 1));
  }
  return ok({ text: `${toJson(data)}\n`, data });
}

function parseLine(line: string, number: number): Value {
  try {
    return parseJson(line);
  } catch (error) {
    if (error instanceof Fault) throw new Fault(`line ${number}: ${error.message}`, error.hint);
    throw error;
  }
}
