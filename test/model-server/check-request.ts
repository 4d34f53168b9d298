export interface SentMessage {
  readonly role: string;
  readonly content: string;
}

export interface ChatBody {
  readonly model?: string;
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly messages?: readonly SentMessage[];
  readonly max_tokens?: number;
  readonly temperature?: number;
}

/** What a strict chat template, or we ourselves, would not accept in a request. */
export function problemsIn(body: ChatBody): readonly string[] {
  const problems: string[] = [];
  const messages = body.messages ?? [];
  if (body.stream !== true) problems.push("stream is not asked for");
  if (body.stream_options?.include_usage !== true) problems.push("usage is not asked for");
  if (messages[0]?.role !== "system") problems.push("the first message is not the system's");
  for (const [index, message] of messages.slice(1).entries()) {
    const expected = index % 2 === 0 ? "user" : "assistant";
    if (message.role !== expected) {
      problems.push("Conversation roles must alternate user/assistant/user/assistant/...");
      break;
    }
  }
  if (messages.length > 1 && messages.at(-1)?.role !== "user") {
    problems.push("the last message is not the user's");
  }
  if (messages.some(({ content }) => typeof content !== "string" || content === "")) {
    problems.push("a message is empty");
  }
  return problems;
}
