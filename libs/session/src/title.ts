import { AishError } from "@aish/core";
import { budgetOf, tokensPerMessage } from "./budget.ts";
import type { Message, Model } from "./ports.ts";

const question =
  "Give a title for this conversation, in three to six words. Answer with the title alone.";

/**
 * A title of the model's making; undefined if it made none. The conversation is sent as it was, with
 * one question more, so that a local server reads next to nothing again.
 */
export async function makeTitle(
  sent: readonly Message[],
  answer: string,
  model: Model,
  signal: AbortSignal,
): Promise<string | undefined> {
  const messages: readonly Message[] = [
    ...sent,
    { role: "assistant", content: answer },
    { role: "user", content: question },
  ];
  const tokens = messages.reduce(
    (sum, { content }) => sum + model.countTokens(content) + tokensPerMessage,
    0,
  );
  if (tokens > budgetOf(model)) return undefined;
  try {
    for await (const event of model.reply(messages, signal, { maxTokens: 200 })) {
      if (event.kind === "end") return event.complete ? toTitle(event.text) : undefined;
    }
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
  }
  return undefined;
}

/** A single line of words, or it is no title. */
function toTitle(text: string): string | undefined {
  const [line = ""] = text.trim().split("\n", 1);
  const title = line
    .replace(/^[\s"'`*#_“«]*(?:title|titel)[\s*_]*:\s*/i, "")
    .replaceAll(/^[\s"'`*#“”«»]+|[\s"'`*.“”«»]+$/g, "")
    // oxlint-disable-next-line no-control-regex -- a title is printed on terminals
    .replaceAll(/[\u0000-\u001F\u007F-\u009F\p{Cf}]/gu, "");
  if (title.length < 3 || title.length > 80 || /^CMD&?:|[{}<>]/.test(title)) return undefined;
  return title;
}
