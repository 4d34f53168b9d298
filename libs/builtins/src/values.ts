import { defineBuiltin, ok, toJson, type Value } from "@aish/kernel";
import { collectionOperand } from "./collection-operand.ts";

export const values = defineBuiltin({
  name: "values",
  summary: "List the values of a record, or the elements of a list",
  examples: [
    { source: "r={name: amy, age: 40}; values $r", shows: '["amy",40]' },
    { source: "xs=[a b]; for x in $(values $xs); do echo $x; done", shows: undefined },
  ],
  operands: [{ name: "collection", type: "value" }],
  typed: true,

  run({ values: [value] }) {
    const operand = collectionOperand(value);
    if ("refused" in operand) return operand.refused;
    const data: readonly Value[] = [...operand.collection.values()];
    return ok({ text: `${toJson(data)}\n`, data });
  },
});
