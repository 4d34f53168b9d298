import { askModel } from "./ask-model.ts";
import type { ChatMessage } from "./chat-message.ts";
import { defaultDeadlines, type Deadlines } from "./deadlines.ts";
import { apiBase, type ModelEntry } from "./model-entry.ts";
import { defaultRetry, type Retry } from "./patience.ts";
import { isOverflow, overflowFacts, speaksOfTokens } from "./refusal-facts.ts";
import type { ReplyEvent } from "./reply-event.ts";
import { ServerTokenizer } from "./server-tokenizer.ts";
import { ServerTraits } from "./server-traits.ts";
import { textOf, TokenMeter, tokensPerMessage } from "./token-meter.ts";
import { toWire, type WireMessage } from "./to-wire.ts";
import type { Refusal } from "./trouble.ts";

/** A model that can be asked. What its server turns out to be is remembered as long as this is. */
export interface ChatModel {
  readonly name: string;
  /** Tokens that fit, prompt and reply together. Shrinks when the server says that less fits. */
  readonly context: number;
  readonly maxTokens: number;
  /** It gets its commands as native tool calls. */
  readonly tools: boolean;
  /** An estimate, corrected by what the server counted last. */
  countTokens(text: string): number;
  /** Tokens of the whole request by the server's own tokenizer; undefined where it has none. Never throws. */
  measure(messages: readonly ChatMessage[], signal: AbortSignal): Promise<number | undefined>;
  reply(
    messages: readonly ChatMessage[],
    signal: AbortSignal,
    options?: { readonly maxTokens?: number },
  ): AsyncIterable<ReplyEvent>;
}

export interface ModelOptions {
  readonly deadlines?: Partial<Deadlines>;
  readonly retry?: Retry;
}

const defaultContext = 8192;
const measureMs = 3000;
/** The end of a reply waits for it. */
const countMs = 1000;

export function openModel(entry: ModelEntry, options: ModelOptions = {}): ChatModel {
  apiBase(entry.endpoint); // an address that is none is told now
  const tools = entry.tools === true;
  const deadlines = { ...defaultDeadlines, ...options.deadlines };
  const retry = options.retry ?? defaultRetry;
  const traits = new ServerTraits(entry);
  const tokenizer = new ServerTokenizer(entry);
  const meter = new TokenMeter();
  let context = entry.context ?? defaultContext;

  function replyRoom(): number {
    const most = Math.floor(context / (entry.maxTokens === undefined ? 4 : 2));
    return Math.min(entry.maxTokens ?? 2048, most);
  }

  /**
   * The server's number if that is less than ours, else three quarters of what did not fit. A bare 413
   * says nothing of tokens: it may be the limit of a proxy in between.
   */
  function shrink(refusal: Refusal, messages: readonly WireMessage[]): void {
    if (!isOverflow(refusal)) return;
    const { room, sent } = overflowFacts(refusal);
    if (sent !== undefined) meter.learnOverflow(messages, tools, sent);
    const tried = meter.countRequest(messages, tools) + replyRoom();
    const known = room !== undefined && room > 0 && room < context;
    if (!known && refusal.status === 413 && !speaksOfTokens(refusal)) return;
    context = known ? room : Math.min(context, Math.floor(tried * 0.75));
  }

  async function measureWire(
    messages: readonly WireMessage[],
    signal: AbortSignal,
  ): Promise<number | undefined> {
    const tokens = await tokenizer.count(messages.map(textOf).join("\n"), signal);
    const template = messages.length * tokensPerMessage + (tools ? 120 : 0);
    return tokens === undefined ? undefined : tokens + template;
  }

  return {
    name: entry.name,
    get context() {
      return context;
    },
    get maxTokens() {
      return replyRoom();
    },
    tools,
    countTokens: (text) => meter.count(text),
    measure: (messages, signal) =>
      measureWire(toWire(messages, { tools }), within(signal, measureMs)),
    reply(given, signal, { maxTokens = entry.maxTokens } = {}) {
      const messages = toWire(given, { tools });
      return askModel({
        entry,
        messages,
        maxTokens,
        signal,
        deadlines,
        retry,
        traits,
        overflowed: (refusal) => shrink(refusal, messages),
        counted: (promptTokens) => meter.learn(messages, tools, promptTokens),
        async estimate(reply) {
          const soon = within(signal, countMs);
          const [promptTokens, completionTokens] = signal.aborted
            ? []
            : await Promise.all([measureWire(messages, soon), tokenizer.count(reply, soon)]);
          const counted = promptTokens !== undefined && completionTokens !== undefined;
          return {
            promptTokens: promptTokens ?? meter.countRequest(messages, tools),
            completionTokens: completionTokens ?? meter.count(reply),
            estimated: !counted,
          };
        },
      });
    },
  };
}

function within(signal: AbortSignal, ms: number): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(ms)]);
}
