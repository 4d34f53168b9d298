import type { ModelEntry } from "@aish/broker";
import { AishError } from "@aish/core";

const deadlineMs = 120_000;

/** Lets a model write a few words, and says how quickly it did. Throws what keeps it from that. */
export async function tryModel(entry: ModelEntry, tell: (text: string) => void): Promise<string> {
  const { openModel } = await import("@aish/broker");
  const model = openModel(entry);
  const messages = [
    { role: "system", content: "You answer in one word." },
    { role: "user", content: "Say hello." },
  ] as const;
  const signal = AbortSignal.timeout(deadlineMs);
  let told = "";
  for await (const event of model.reply(messages, signal, { maxTokens: 32 })) {
    // A server that loads is asked again and again, and has said why once.
    if (event.kind === "waiting" && event.why !== told) {
      told = event.why;
      tell(told);
    }
    if (event.kind !== "end") continue;
    if (event.failure !== undefined) throw event.failure;
    if (signal.aborted) break;
    const { firstTokenMs, tokensPerSecond } = event.timings;
    const facts = [
      firstTokenMs === undefined ? undefined : `first word after ${Math.round(firstTokenMs)} ms`,
      tokensPerSecond === undefined ? undefined : `${Math.round(tokensPerSecond)} tokens/s`,
    ].filter((fact) => fact !== undefined);
    return `it answers${facts.length === 0 ? "" : `: ${facts.join(", ")}`}`;
  }
  throw new AishError("BROKER_TIMEOUT", `${entry.endpoint} gave no reply within 120 s`, {
    hint: "look at the server's own log, or add the model with --untried",
  });
}
