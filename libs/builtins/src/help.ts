import { nearestName } from "@aish/core";
import { defineBuiltin, fail, helpText, ok, type ShellAccess } from "@aish/kernel";
import { commandSummaries, summaryColumns, type CommandSummary } from "./command-summaries.ts";
import { helpTopics } from "./help-topics/help-topics.ts";
import { screenWidth } from "./screen-width.ts";
import { specialForms } from "./special-forms.ts";

export const help = defineBuiltin({
  name: "help",
  summary: "Explain the language or a builtin",
  details: "Without a name it gives an overview with the list of topics.",
  examples: [
    { source: "help values", shows: undefined },
    { source: "help builtins", shows: undefined },
    { source: "help cd", shows: undefined },
  ],
  operands: [{ name: "topic", type: "command", min: 0 }],

  async run({ operands, shell, variables }) {
    const [name = "overview"] = operands;
    const width = screenWidth(variables);
    const topic = helpTopics.get(name);
    if (topic !== undefined) {
      return ok({ text: topic.text + summaryColumns(await listed(name, shell), width) });
    }
    const declaration = specialForms.get(name) ?? (await shell.declaration(name));
    if (declaration !== undefined) return ok({ text: helpText(declaration, width) });
    const near = nearestName(name, [
      ...helpTopics.keys(),
      ...specialForms.keys(),
      ...shell.builtinNames,
    ]);
    return fail(
      1,
      `${name}: no such topic or builtin`,
      near ? `did you mean ${near}` : "help lists the topics",
    );
  },
});

/** Two topics are lists. */
async function listed(topic: string, shell: ShellAccess): Promise<readonly CommandSummary[]> {
  if (topic === "builtins") return commandSummaries(shell);
  if (topic !== "overview") return [];
  return [...helpTopics.values()].filter(({ name }) => name !== "overview");
}
