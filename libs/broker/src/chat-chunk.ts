import { listAt, objectAt, textAt, toObject, type JsonObject } from "./json.ts";

/** One frame of a chat stream, or a whole completion, in the words of any server. */
export interface ChatChunk {
  readonly text: string;
  readonly reasoning: string;
  /** Where native tool calls are; undefined if there are none in it. */
  readonly calls: JsonObject | undefined;
  readonly finishReason: string | undefined;
  /** It speaks of a reply at all. */
  readonly isReply: boolean;
  /** What the server says went wrong, though it had answered 200. */
  readonly error: JsonObject | string | undefined;
}

export function toChatChunk(frame: JsonObject): ChatChunk {
  const choices = frame["choices"];
  const choice = Array.isArray(choices) ? toObject(choices[0]) : undefined;
  const delta = toObject(choice?.["delta"]) ?? toObject(choice?.["message"]);
  const finish = choice?.["finish_reason"];
  const finishReason = typeof finish === "string" ? finish : undefined;
  return {
    text: joined(delta?.["content"]) || joined(choice?.["text"]),
    reasoning: delta === undefined ? "" : reasoningIn(delta),
    calls: Array.isArray(delta?.["tool_calls"]) ? delta : undefined,
    finishReason,
    isReply: Array.isArray(choices),
    error: errorIn(frame, choice, finishReason),
  };
}

/** llama.cpp and older vLLM say the first, Ollama, newer vLLM and OpenRouter the second. */
function reasoningIn(delta: JsonObject): string {
  const plain = joined(delta["reasoning_content"]) || joined(delta["reasoning"]);
  if (plain !== "" || delta["reasoning_details"] === undefined) return plain;
  return listAt(delta, "reasoning_details")
    .map((detail) => textAt(detail, "text") ?? textAt(detail, "summary") ?? "")
    .join("");
}

function errorIn(
  frame: JsonObject,
  choice: JsonObject | undefined,
  finishReason: string | undefined,
): JsonObject | string | undefined {
  const found = frame["error"] ?? choice?.["error"];
  if (typeof found === "string") return found;
  const error = toObject(found);
  if (error !== undefined) return error;
  if (frame["object"] === "error") return frame; // older vLLM
  return finishReason === "error" ? "the server ended the reply with an error" : undefined;
}

/** A text, null, or a list of parts of which the textual ones count. */
function joined(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content
    .map((part: unknown) => (typeof part === "string" ? part : (textAt(part, "text") ?? "")))
    .join("");
}

/** What a server counted and measured, from the last frames that say so. */
export interface ChatFacts {
  readonly usage: JsonObject | undefined;
  /** Of llama.cpp. */
  readonly timings: JsonObject | undefined;
}

export function chatFacts(frame: JsonObject, before: ChatFacts): ChatFacts {
  const usage = objectAt(frame, "usage");
  const timings = objectAt(frame, "timings");
  if (usage === undefined && timings === undefined) return before;
  return { usage: usage ?? before.usage, timings: timings ?? before.timings };
}
