import { AishError, type ErrorCode } from "@aish/core";
import type { Conversation } from "./build-messages.ts";
import { hearReply, type HeardReply } from "./hear-reply.ts";
import type { Message, Model, Ports, Turn } from "./ports.ts";
import { prepareRequest } from "./request.ts";

export interface Answer extends HeardReply {
  readonly sent: readonly Message[];
  /** The one that answered. */
  readonly model: Model;
  readonly past: readonly Turn[];
}

/** Another request to the same model would fare no better, but another model may. */
const mayFareBetterElsewhere: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "BROKER_AUTH",
  "BROKER_BAD_REPLY",
  "BROKER_CREDIT",
  "BROKER_LOADING",
  "BROKER_MODEL_MISSING",
  "BROKER_RATE_LIMIT",
  "BROKER_SERVER",
  "BROKER_TIMEOUT",
  "BROKER_UNREACHABLE",
]);

/**
 * One reply to the conversation. A prompt that turns out too long is made shorter once; a model that
 * cannot answer is replaced once by the fallback, and the person is told. Nothing is asked again
 * after the first word of a reply. Undefined if it was interrupted before there was a reply.
 */
export async function askModel(
  conversation: (model: Model) => Conversation,
  ports: Ports,
  parts: { readonly model: Model; readonly tag: string },
  signal: AbortSignal,
): Promise<Answer | undefined> {
  const { screen, ledger } = ports;
  let { model } = parts;
  let past: readonly Turn[] | undefined;
  for (let learned = false; ;) {
    const known = conversation(model);
    const context = model.context;
    try {
      const prepared = await prepareRequest(
        { ...known, past: past ?? known.past },
        { model, screen, ledger, tag: parts.tag },
        signal,
      );
      past = prepared.past;
      if (signal.aborted) return undefined;
      const sent = prepared.messages;
      const heard = await hearReply(sent, { model, screen, ledger }, signal);
      return { ...heard, sent, model, past };
    } catch (error) {
      if (!(error instanceof AishError)) throw error;
      if (signal.aborted) return undefined;
      if (error.code === "BROKER_OVERFLOW" && !learned && model.context < context) {
        learned = true;
        screen.note(`${model.name} takes ${model.context} tokens; asking again with less`);
        continue;
      }
      const other = ports.fallback;
      if (other === undefined || other === model || !mayFareBetterElsewhere.has(error.code)) {
        throw error;
      }
      screen.note(`${error.message}; asking ${other.name} instead`);
      model = other;
      // What was left out for a smaller model need not be, unless a summary of it was kept.
      if (past?.[0]?.role !== "summary" || past[0].id === undefined) past = undefined;
    }
  }
}
