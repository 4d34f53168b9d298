export interface SentMessage {
  readonly role: string;
  readonly content: string | null;
  readonly tool_calls?: readonly SentCall[];
  readonly tool_call_id?: string;
}

export interface SentCall {
  readonly id: string;
  readonly type?: string;
  readonly function: { readonly name: string; readonly arguments: string };
}

export interface ChatBody {
  readonly model?: string;
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly messages?: readonly SentMessage[];
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly temperature?: number;
  readonly return_progress?: boolean;
  readonly timings_per_token?: boolean;
  readonly tools?: readonly { readonly function: { readonly name: string } }[];
}

/** What a strict chat template, or we ourselves, would not accept in a request. */
export function problemsIn(body: ChatBody): readonly string[] {
  const problems: string[] = [];
  const messages = body.messages ?? [];
  if (body.stream !== true) problems.push("stream is not asked for");
  if (body.stream_options?.include_usage !== true) problems.push("usage is not asked for");
  if (messages[0]?.role !== "system") problems.push("the first message is not the system's");
  if (!alternates(messages.slice(1))) {
    problems.push("Conversation roles must alternate user/assistant/user/assistant/...");
  }
  const last = messages.at(-1)?.role ?? "user";
  if (messages.length > 1 && last !== "user" && last !== "tool") {
    problems.push("the last message is not the user's");
  }
  if (messages.some(isEmpty)) problems.push("a message is empty");
  return [...problems, ...problemsInCalls(messages, body.tools !== undefined)];
}

/** Results belong to the assistant's message; after them either side may go on. */
function alternates(messages: readonly SentMessage[]): boolean {
  const next: Readonly<Record<string, readonly string[]>> = {
    system: ["user"],
    user: ["assistant"],
    assistant: ["user", "tool"],
    tool: ["tool", "assistant", "user"],
  };
  let before = "system";
  return messages.every(({ role }) => {
    const fits = next[before]?.includes(role) === true;
    before = role;
    return fits;
  });
}

function isEmpty({ role, content, tool_calls: calls }: SentMessage): boolean {
  if (role === "assistant" && calls !== undefined) return calls.length === 0;
  return typeof content !== "string" || content === "";
}

/** Each call is answered once, directly after the message that made it. */
function problemsInCalls(messages: readonly SentMessage[], offered: boolean): readonly string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  let open: string[] = [];
  const close = (): void => {
    for (const id of open) problems.push(`the call ${id} has no result`);
    open = [];
  };
  for (const { role, tool_calls: calls = [], tool_call_id: id = "" } of messages) {
    if (role === "tool") {
      if (open.includes(id)) open = open.filter((other) => other !== id);
      else problems.push(`a result is for the call ${id || "of no id"}, which is not open`);
      continue;
    }
    close();
    for (const call of calls) {
      if (seen.has(call.id)) problems.push(`the call ${call.id} is there twice`);
      if (!isJson(call.function.arguments)) problems.push(`the call ${call.id} has no JSON`);
      seen.add(call.id);
      open.push(call.id);
    }
  }
  close();
  if (seen.size > 0 && !offered) problems.push("there are calls, but no tools");
  return problems;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
