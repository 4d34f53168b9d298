import { defineBuiltin, fail, helpText, ok, type ShellAccess } from "@aish/kernel";
import { commandSummaries, summaryColumns, type CommandSummary } from "./command-summaries.ts";
import { helpTopics } from "./help-topics/help-topics.ts";
import { topicWords } from "./help-topics/topic-words.ts";
import { nearName } from "./near-name.ts";
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
    const [written = "overview"] = operands;
    const name = topicWords.get(written) ?? written;
    const width = screenWidth(variables);
    const topic = helpTopics.get(name);
    const usage = await usageOf(name, shell, width);
    if (topic !== undefined) {
      const text = topic.text + summaryColumns(await listed(name, shell), width);
      return ok({ text: [text, ...usage].join("\n") });
    }
    if (usage.length > 0) return ok({ text: usage.join("") });
    const near = nearName(name, [
      ...helpTopics.keys(),
      ...specialForms.keys(),
      ...shell.builtinNames,
    ]);
    return fail(1, `${name}: no such topic or builtin`, near ?? "help lists the topics");
  },
});

async function usageOf(name: string, shell: ShellAccess, width: number): Promise<string[]> {
  const form = specialForms.get(name);
  if (form !== undefined) return [withoutFlags(helpText(form, width))];
  const declaration = await shell.declaration(name);
  return declaration === undefined ? [] : [helpText(declaration, width)];
}

/** Statements have none, not even those that every builtin has. */
function withoutFlags(text: string): string {
  return text
    .split("\n\n")
    .filter((section) => !section.startsWith("Flags:"))
    .join("\n\n");
}

/** Two topics are lists. */
async function listed(topic: string, shell: ShellAccess): Promise<readonly CommandSummary[]> {
  if (topic === "builtins") return commandSummaries(shell);
  if (topic !== "overview") return [];
  return [...helpTopics.values()].filter(({ name }) => name !== "overview");
}
