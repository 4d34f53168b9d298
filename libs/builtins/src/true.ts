import { defineBuiltin, ok } from "@aish/kernel";

const succeeded = ok();

export const trueBuiltin = defineBuiltin({
  name: "true",
  summary: "Succeed",
  operands: [{ name: "ignored", min: 0, many: true }],
  flagPlacement: "none",
  run: () => succeeded,
});
