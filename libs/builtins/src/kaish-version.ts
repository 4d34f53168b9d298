import { defineBuiltin, ok } from "@aish/kernel";

export const kaishVersion = defineBuiltin({
  name: "kaish-version",
  summary: "Print the version",
  examples: [{ source: "kaish-version", shows: undefined }],

  run: ({ shell }) => ok({ text: `kai ${shell.version}\n` }),
});
