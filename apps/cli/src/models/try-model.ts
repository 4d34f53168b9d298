import type { ModelEntry } from "@aish/broker";

const deadlineMs = 120_000;

/** Lets a model write a few words, and says how quickly it did. Throws what keeps it from that. */
export async function tryModel(entry: ModelEntry): Promise<string> {
  const { openModel } = await import("@aish/broker");
  const model = openModel(entry);
  const messages = [
    { role: "system", content: "You answer in one word." },
    { role: "user", content: "Say hello." },
  ] as const;
  const signal = AbortSignal.timeout(deadlineMs);
  for await (const event of model.reply(messages, signal, { maxTokens: 32 })) {
    if (event.kind === "waiting") process.stdout.write(`${event.why}\n`);
    if (event.kind !== "end") continue;
    if (event.failure !== undefined) throw event.failure;
    const { firstTokenMs, tokensPerSecond } = event.timings;
    const facts = [
      firstTokenMs === undefined ? undefined : `first word after ${Math.round(firstTokenMs)} ms`,
      tokensPerSecond === undefined ? undefined : `${Math.round(tokensPerSecond)} tokens/s`,
    ].filter((fact) => fact !== undefined);
    return `it answers${facts.length === 0 ? "" : `: ${facts.join(", ")}`}`;
  }
  return "it answers";
}
