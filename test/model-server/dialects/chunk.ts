import type { ScriptedReply } from "../script.ts";
import type { Told, WrittenCall } from "./dialect.ts";

/** `data: …` as the reply wants it written. */
export function dataFrame(
  { lineEnd = "\n", spaceAfterData = true }: ScriptedReply,
  data: string,
): string {
  return `data:${spaceAfterData ? " " : ""}${data}${lineEnd}${lineEnd}`;
}

export function doneFrames(reply: ScriptedReply): readonly string[] {
  return reply.done === false ? [] : [dataFrame(reply, "[DONE]")];
}

export interface ChunkOptions {
  readonly finish?: string | null;
  /** Beside `choices`. */
  readonly more?: object;
  /** Beside `delta`. */
  readonly inChoice?: object;
}

/** A frame with one choice, and the fields that every server sends with it. */
export function chunkFrame(told: Told, delta: object, options: ChunkOptions = {}): string {
  const { finish = null, more = {}, inChoice = {} } = options;
  return bareFrame(told, [{ index: 0, delta, finish_reason: finish, ...inChoice }], more);
}

/** A frame without a choice. */
export function bareFrame(told: Told, choices: readonly object[], more: object): string {
  const common = { id: "chatcmpl-scripted", object: "chat.completion.chunk", created };
  return dataFrame(told.reply, JSON.stringify({ ...common, model: told.model, choices, ...more }));
}

export const created = 1_760_000_000;

export function pieces(text: string, { piece = 5 }: ScriptedReply): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += piece) found.push(text.slice(at, at + piece));
  return found;
}

/** The finish reason, unless the script says another or none. */
export function finishOf({ reply, calls }: Told): string | null {
  if (reply.finishReason !== undefined) return reply.finishReason;
  return calls.length > 0 ? "tool_calls" : "stop";
}

/** Each piece of text counts as one token, and so does each piece of a call. */
export function completionTokens({ reply, text, calls }: Told): number {
  const parts = [reply.reasoning ?? "", text, ...calls.map((call) => call.arguments)];
  return parts.reduce((sum, part) => sum + pieces(part, reply).length, 0);
}

export function usageOf(told: Told): object {
  const completion = completionTokens(told);
  return {
    prompt_tokens: told.promptTokens,
    completion_tokens: completion,
    total_tokens: told.promptTokens + completion,
  };
}

/** Name and id in the first delta of a call, its arguments in pieces after it. */
export function callDeltas(told: Told): readonly object[] {
  return told.calls.flatMap((call, index) => [
    { tool_calls: [{ index, id: call.id, type: "function", function: nameOf(call) }] },
    ...pieces(call.arguments, told.reply).map((piece) => ({
      tool_calls: [{ index, function: { arguments: piece } }],
    })),
  ]);
}

function nameOf({ name }: WrittenCall): object {
  return { name, arguments: "" };
}
