import { estimateTokens } from "./estimate-tokens.ts";
import type { WireMessage } from "./to-wire.ts";

/** Role and separators, as the templates of models write them. */
export const tokensPerMessage = 8;
const tokensOfTool = 120;
/** Below that the template weighs more than the words. */
const leastToLearnFrom = 200;
const bounds = { low: 0.5, high: 1.5 };

/** Estimates for one model, corrected by what its server counts. */
export class TokenMeter {
  #ratio = 1;
  /** An overflow taught that less is too little. */
  #floor = bounds.low;

  count(text: string): number {
    return Math.ceil(estimateTokens(text).tokens * this.#ratio);
  }

  countRequest(messages: readonly WireMessage[], tools: boolean): number {
    return Math.ceil(rawTokens(messages, tools) * this.#ratio);
  }

  /** The server counted this request. */
  learn(messages: readonly WireMessage[], tools: boolean, counted: number): void {
    const ratio = this.#ratioTo(messages, tools, counted);
    if (ratio !== undefined) this.#ratio = Math.max(this.#floor, ratio);
  }

  /** The server counted it and found it too long: no later correction goes below that. */
  learnOverflow(messages: readonly WireMessage[], tools: boolean, counted: number): void {
    const ratio = this.#ratioTo(messages, tools, counted);
    if (ratio === undefined) return;
    this.#floor = Math.max(this.#floor, ratio);
    this.#ratio = Math.max(this.#ratio, ratio);
  }

  /** Undefined if nothing can be learned: some servers count only what was not in their cache. */
  #ratioTo(messages: readonly WireMessage[], tools: boolean, counted: number): number | undefined {
    const raw = rawTokens(messages, tools);
    if (raw < leastToLearnFrom || counted < raw * bounds.low) return undefined;
    return Math.min(bounds.high, counted / raw);
  }
}

function rawTokens(messages: readonly WireMessage[], tools: boolean): number {
  let sum = tools ? tokensOfTool : 0;
  for (const message of messages) sum += estimateTokens(textOf(message)).tokens + tokensPerMessage;
  return sum;
}

/** All that the template of a model would write of a message. */
export function textOf(message: WireMessage): string {
  const content = message.content ?? "";
  return "tool_calls" in message ? `${content}\n${JSON.stringify(message.tool_calls)}` : content;
}
