import { defineBuiltin, fail, ok } from "@aish/kernel";

export const unalias = defineBuiltin({
  name: "unalias",
  summary: "Remove aliases",
  details: "A name that is no alias is no fault.",
  examples: [{ source: "alias ll='ls -la'; unalias ll", shows: undefined }],
  flags: [{ short: "a", long: "all", summary: "Remove every alias" }],
  operands: [{ name: "name", min: 0, many: true }],

  run({ operands, flags, shell }) {
    if (operands.length === 0 && !flags.has("all")) {
      return fail(2, "the name of an alias is missing", "unalias -a removes all of them");
    }
    const names = flags.has("all") ? [...shell.aliases.keys()] : operands;
    return ok({ changes: names.map((name) => ({ kind: "removeAlias", name }) as const) });
  },
});
