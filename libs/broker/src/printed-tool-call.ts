import { parseJson, textAt, toObject } from "./json.ts";
import { toRunCall, type RunCall } from "./run-call.ts";

/** The form in which many models print a call that their server did not understand as one. */
export const toolCallStart = "<tool_call>";
export const toolCallEnd = "</tool_call>";

/** Undefined for everything but a whole call of our one tool: then it is prose. */
export function readToolCall(body: string): RunCall | undefined {
  const printed = toObject(parseJson(body.trim()));
  const call = toObject(printed?.["function"]) ?? printed;
  const read = toRunCall(textAt(call, "name"), call?.["arguments"] ?? call?.["parameters"]);
  return read.kind === "call" ? read : undefined;
}
