import { defineBuiltin, ok, toText } from "@aish/kernel";

export const push = defineBuiltin({
  name: "push",
  summary: "Append values to a list",
  examples: [
    { source: "xs=[a b]; push xs c d; echo ${#xs}", shows: "4" },
    { source: "r={tags: []}; push r[tags] new; echo ${r[tags][0]}", shows: "new" },
  ],
  operands: [
    { name: "list", type: "variable" },
    { name: "value", type: "value", many: true },
  ],

  run({ values: [target = "", ...values] }) {
    return ok({ changes: [{ kind: "pushValues", target: toText(target), values }] });
  },
});
