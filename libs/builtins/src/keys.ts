import { defineBuiltin, ok, toJson, type Value } from "@aish/kernel";
import { collectionOperand } from "./collection-operand.ts";

export const keys = defineBuiltin({
  name: "keys",
  summary: "List the keys of a record, or the indices of a list",
  examples: [
    { source: "r={name: amy, age: 40}; keys $r", shows: '["name","age"]' },
    { source: "r={a: 1, b: 2}; for k in $(keys $r); do echo $k; done", shows: undefined },
  ],
  operands: [{ name: "collection", type: "value" }],
  typed: true,

  run({ values: [value] }) {
    const operand = collectionOperand(value);
    if ("refused" in operand) return operand.refused;
    const data: readonly Value[] = [...operand.collection.keys()];
    return ok({ text: `${toJson(data)}\n`, data });
  },
});
