import { AishError } from "@aish/core";
import { fenced } from "./command-report.ts";
import type { Model } from "./ports.ts";

/**
 * A few sentences of the model about a command, asked apart from the conversation: what was read
 * there must not colour what the person is told here.
 */
export async function explainCommand(
  command: string,
  cwd: string,
  { model, tag, signal }: { model: Model; tag: string; signal: AbortSignal },
): Promise<string> {
  const question = `Explain the command below, to be run in ${cwd}, in at most three short sentences of plain text: what it does, what it changes, what could go wrong. Do not run anything.\n\n${fenced(command, tag)}`;
  const messages = [
    { role: "system", content: "You explain shell commands to a person who must decide." },
    { role: "user", content: question },
  ] as const;
  try {
    for await (const event of model.reply(messages, signal, { maxTokens: 200 })) {
      if (event.kind !== "end") continue;
      const text = event.text.replaceAll(/^CMD&?:/gm, "").trim();
      return text === "" ? `${model.name} has nothing to say about it` : text;
    }
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
    return `${model.name} cannot be asked: ${error.message}`;
  }
  return "";
}
