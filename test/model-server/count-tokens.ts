import type { ChatBody } from "./check-request.ts";

const token = /<\|\w+\|>|[\p{L}\p{N}_]{1,4}|\n|[^\s\p{L}\p{N}_]/gu;

/**
 * The server's tokenizer: words in pieces of four, each other sign and each line's end by itself.
 * Spaces are in no token.
 */
export function tokensOf(text: string): readonly string[] {
  return text.match(token) ?? [];
}

export function countTokens(text: string): number {
  return tokensOf(text).length;
}

/** What the chat template makes of a request: three tokens more for each message, and one. */
export function promptOf({ messages = [], tools }: ChatBody): string {
  const offered = tools === undefined ? "" : JSON.stringify(tools);
  const turns = messages.map(({ role, content, tool_calls: calls }) => {
    const called = calls === undefined ? "" : JSON.stringify(calls);
    return `<|${role}|>\n${content ?? ""}${called}<|end|>`;
  });
  return `${offered}${turns.join("")}<|assistant|>`;
}

export function countPrompt(body: ChatBody): number {
  return countTokens(promptOf(body));
}
