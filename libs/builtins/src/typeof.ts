import { defineBuiltin, ok, typeName } from "@aish/kernel";

export const typeofBuiltin = defineBuiltin({
  name: "typeof",
  summary: "Print the type of a value",
  details: "One of list, record, string, number, bool, null and bytes.",
  examples: [{ source: "xs=[1 2 3]; typeof $xs", shows: "list" }],
  operands: [{ name: "value", type: "value" }],
  typed: true,

  run({ values: [value = ""] }) {
    const name = typeName(value);
    return ok({ text: `${name}\n`, data: name });
  },
});
