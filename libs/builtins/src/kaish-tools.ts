import { defineBuiltin, fail, helpText, ok, type Value } from "@aish/kernel";
import { commandSummaries, summaryColumns } from "./command-summaries.ts";
import { nearName } from "./near-name.ts";
import { screenWidth } from "./screen-width.ts";

export const kaishTools = defineBuiltin({
  name: "kaish-tools",
  summary: "List the builtins, or describe one",
  examples: [
    { source: "kaish-tools cd", shows: undefined },
    { source: "kaish-tools --json", shows: undefined },
  ],
  operands: [{ name: "name", type: "command", min: 0 }],

  async run({ operands, shell, variables }) {
    const [name] = operands;
    if (name !== undefined) {
      const declaration = await shell.declaration(name);
      if (declaration !== undefined)
        return ok({ text: helpText(declaration, screenWidth(variables)) });
      return fail(1, `${name}: no such builtin`, nearName(name, shell.builtinNames));
    }
    const rows = await commandSummaries(shell);
    const data = rows.map(
      (row): Value =>
        new Map([
          ["NAME", row.name],
          ["DESCRIPTION", row.summary],
        ]),
    );
    return ok({ text: summaryColumns(rows, screenWidth(variables)), data });
  },
});
