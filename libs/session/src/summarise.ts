import { AishError } from "@aish/core";
import { budgetOf, shortened } from "./budget.ts";
import { fenced } from "./command-report.ts";
import { digest } from "./digest.ts";
import type { Message, Model, ReplyEnd, Turn } from "./ports.ts";

export interface Summary {
  readonly content: string;
  /** Undefined if the model could not be asked and the summary is a bare list. */
  readonly end: ReplyEnd | undefined;
}

const instruction = `Summarise the conversation below for yourself, so that it can go on without it. Keep what the person wants, what was decided, what was done and how it ended, and every fact that may be needed again: paths, names, numbers, errors. Leave out greetings and raw output. Write short lines, no commands, nothing else.`;

/**
 * What stands for turns that no longer fit. Their text is data here: what a command printed in them
 * cannot give orders to the summary. A model that fails leaves a list of what happened.
 */
export async function summarise(
  turns: readonly Turn[],
  model: Model,
  tag: string,
  signal: AbortSignal,
): Promise<Summary> {
  const budget = budgetOf(model);
  const maxTokens = Math.min(model.maxTokens, Math.max(64, Math.floor(budget * 0.18)));
  const list = (): Summary => ({ content: digest(turns, budget * 0.5), end: undefined });
  try {
    const messages = await messagesWithin(budget, turns, { model, tag, signal });
    if (messages === undefined || signal.aborted) return list();
    for await (const event of model.reply(messages, signal, { maxTokens })) {
      if (event.kind !== "end") continue;
      const content = event.text.replaceAll(/^CMD&?:/gm, "a command:").trim();
      if (signal.aborted || content === "" || !event.complete) return list();
      return { content, end: event };
    }
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
  }
  return list();
}

/** Undefined if there is no room to ask. */
async function messagesWithin(
  limit: number,
  turns: readonly Turn[],
  { model, tag, signal }: { model: Model; tag: string; signal: AbortSignal },
): Promise<readonly Message[] | undefined> {
  let budget = limit;
  for (let round = 0; round < 3; round += 1) {
    const messages = messagesFor(turns, model, tag, budget);
    if (messages === undefined) return undefined;
    const counted = await model.measure(messages, signal);
    if (counted === undefined || counted <= limit) return messages;
    budget = Math.floor(((budget * limit) / counted) * 0.97);
  }
  return undefined;
}

function messagesFor(
  turns: readonly Turn[],
  model: Pick<Model, "countTokens">,
  tag: string,
  budget: number,
): readonly Message[] | undefined {
  const [first, ...others] = turns;
  const [earlier, rest] = first?.role === "summary" ? [[first], others] : [[], turns];
  // Each turn gets an equal share of what there is; most are shorter, so a few rounds find it. If
  // not, the oldest are too many for any share; what is known of the time before them stays.
  let most = Math.ceil(budget / 16);
  for (let share = budget * 0.5; most > 0; share /= 2) {
    if (share < 32) most = Math.floor(most / 2);
    const lines = [...earlier, ...rest.slice(-Math.max(1, most))].map(
      ({ role, content }) => `${names[role]}${shortened(content, share, model.countTokens)}`,
    );
    const content = `${instruction}\n\n${fenced(lines.join("\n\n"), tag)}`;
    if (model.countTokens(content) + 64 <= budget) {
      return [
        { role: "system", content: "You summarise conversations at a shell prompt." },
        { role: "user", content },
      ];
    }
  }
  return undefined;
}

const names: Record<Turn["role"], string> = {
  user: "The person: ",
  assistant: "You: ",
  command: "",
  job: "",
  note: "",
  summary: "Before that: ",
};
