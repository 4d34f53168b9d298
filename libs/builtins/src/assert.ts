import { defineBuiltin, fail, isTruthy, literalValue, ok, toText, type Value } from "@aish/kernel";

export const assert = defineBuiltin({
  name: "assert",
  summary: "Fail unless a value is true",
  details:
    "False are false, null, 0, and what is empty; also their text, because an output that reads " +
    "false or 0 is no success.",
  examples: [{ source: 'assert $((2 + 2 == 4)) "arithmetic works"', shows: undefined }],
  operands: [
    { name: "condition", type: "value" },
    { name: "message", min: 0 },
  ],

  run({ values: [condition = "", message] }) {
    if (holds(condition)) return ok();
    const why = message === undefined ? "" : `: ${toText(message)}`;
    return fail(1, `assertion failed${why}`);
  },
});

function holds(condition: Value): boolean {
  return isTruthy(typeof condition === "string" ? literalValue(condition.trim()) : condition);
}
