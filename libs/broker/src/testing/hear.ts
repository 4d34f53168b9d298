import { AishError } from "@aish/core";
import type { ChatMessage } from "../chat-message.ts";
import type { ModelEntry } from "../model-entry.ts";
import { openModel, type ChatModel, type ModelOptions } from "../open-model.ts";
import type { ReplyEnd, ReplyEvent } from "../reply-event.ts";

export const hello: readonly ChatMessage[] = [
  { role: "system", content: "be brief" },
  { role: "user", content: "hello" },
];

export interface Heard {
  readonly events: readonly ReplyEvent[];
  readonly end: ReplyEnd;
  /** What was said and run, in order. */
  readonly steps: readonly ReplyEvent[];
}

/** Asks, and checks what holds of every reply: exactly one end, and it is the last. */
export async function hear(
  model: ChatModel,
  messages: readonly ChatMessage[] = hello,
  signal: AbortSignal = new AbortController().signal,
  onEvent: (event: ReplyEvent) => void = () => {},
): Promise<Heard> {
  const events: ReplyEvent[] = [];
  for await (const event of model.reply(messages, signal)) {
    events.push(event);
    onEvent(event);
  }
  const ends = events.filter((event) => event.kind === "end");
  const [end] = ends;
  if (ends.length !== 1 || end === undefined || events.at(-1) !== end) throw new Error("no end");
  return { events, end, steps: joined(events) };
}

export function hearFrom(
  endpoint: string,
  entry: Partial<ModelEntry> = {},
  options: ModelOptions = {},
): Promise<Heard> {
  return hear(openModel({ name: "fast", endpoint, ...entry }, options));
}

/** The error that a promise is rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<AishError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AishError)) throw new Error(`no AishError: ${String(error)}`);
  return error;
}

function joined(events: readonly ReplyEvent[]): readonly ReplyEvent[] {
  const found: ReplyEvent[] = [];
  for (const event of events) {
    const last = found.at(-1);
    if (event.kind === "say" && last?.kind === "say") {
      found[found.length - 1] = { kind: "say", text: last.text + event.text };
    } else if (event.kind === "say" || event.kind === "run") found.push(event);
  }
  return found;
}

/** Waits until it holds, for two seconds at most. */
export async function until(holds: () => boolean): Promise<boolean> {
  for (let count = 0; count < 400 && !holds(); count += 1) await Bun.sleep(5);
  return holds();
}
