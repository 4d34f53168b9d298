export interface SentMessage {
  readonly role: string;
  readonly content: string;
}

/** The messages in the body of a request, for reading; a call of a tool is shown as it was written. */
export function sentMessages(body: string): readonly SentMessage[] {
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== "object" || parsed === null || !("messages" in parsed)) return [];
  const { messages } = parsed;
  if (!Array.isArray(messages)) return [];
  return messages.map((message: unknown) => {
    if (typeof message !== "object" || message === null) return { role: "?", content: "" };
    const role = "role" in message && typeof message.role === "string" ? message.role : "?";
    const text = "content" in message && typeof message.content === "string" ? message.content : "";
    const calls = "tool_calls" in message ? `\n${JSON.stringify(message.tool_calls)}` : "";
    return { role, content: `${text}${calls}`.trim() };
  });
}
