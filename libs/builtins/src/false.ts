import { defineBuiltin } from "@aish/kernel";

const failed = { status: 1 };

export const falseBuiltin = defineBuiltin({
  name: "false",
  summary: "Fail with status 1",
  operands: [{ name: "ignored", min: 0, many: true }],
  flagPlacement: "none",
  run: () => failed,
});
