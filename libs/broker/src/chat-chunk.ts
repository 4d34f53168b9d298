import type { Timings, Usage } from "./chat-event.ts";
import { listAt, numberAt, objectAt, textAt, toObject, type JsonObject } from "./json.ts";

/** One frame of a chat stream, or a whole completion, in the words of any server. */
export interface ChatChunk {
  readonly text: string;
  readonly reasoning: string;
  readonly finishReason: string | undefined;
  readonly usage: Usage | undefined;
  readonly timings: Timings | undefined;
  readonly model: string | undefined;
  /** What the server says went wrong, though it had answered 200. */
  readonly error: JsonObject | string | undefined;
}

export function toChatChunk(frame: JsonObject): ChatChunk {
  const choice = listAt(frame, "choices")[0];
  const delta = objectAt(choice, "delta") ?? objectAt(choice, "message");
  const finishReason = textAt(choice, "finish_reason");
  return {
    text: joined(delta?.["content"]) || (textAt(choice, "text") ?? ""),
    // llama.cpp and older vLLM say the first, Ollama, newer vLLM and OpenRouter the second
    reasoning: joined(delta?.["reasoning_content"]) || joined(delta?.["reasoning"]),
    finishReason,
    usage: toUsage(frame),
    timings: toTimings(frame),
    model: textAt(frame, "model"),
    error: errorIn(frame, choice, finishReason),
  };
}

function errorIn(
  frame: JsonObject,
  choice: unknown,
  finishReason: string | undefined,
): JsonObject | string | undefined {
  const found = frame["error"] ?? toObject(choice)?.["error"];
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

function toUsage(frame: JsonObject): Usage | undefined {
  const promptTokens = numberAt(frame, "usage", "prompt_tokens");
  const completionTokens = numberAt(frame, "usage", "completion_tokens");
  if (promptTokens === undefined || completionTokens === undefined) return undefined;
  return { promptTokens, completionTokens };
}

function toTimings(frame: JsonObject): Timings | undefined {
  if (objectAt(frame, "timings") === undefined) return undefined;
  return {
    cachedTokens: numberAt(frame, "timings", "cache_n"),
    promptMs: numberAt(frame, "timings", "prompt_ms"),
    tokensPerSecond: numberAt(frame, "timings", "predicted_per_second"),
  };
}
