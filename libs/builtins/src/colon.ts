import { defineBuiltin, ok } from "@aish/kernel";

const succeeded = ok();

export const colon = defineBuiltin({
  name: ":",
  summary: "Do nothing but evaluate the arguments, and succeed",
  examples: [{ source: ": ${PORT:=8080}", shows: undefined }],
  operands: [{ name: "ignored", min: 0, many: true }],
  flagPlacement: "none",
  run: () => succeeded,
});
