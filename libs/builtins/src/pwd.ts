import { defineBuiltin, ok } from "@aish/kernel";

export const pwd = defineBuiltin({
  name: "pwd",
  summary: "Print the working directory",
  examples: [{ source: "cd /tmp; pwd", shows: "/tmp" }],

  run: ({ cwd }) => ok({ text: `${cwd}\n` }),
});
