import type { MidStreamError, Script, ScriptedReply } from "./script.ts";

/** The body of one streamed reply, frame by frame, as a llama.cpp server writes it. */
export function llamaFrames(reply: ScriptedReply, script: Script): readonly string[] {
  const model = script.model ?? "scripted.gguf";
  const chunk = (delta: object, finish: string | null = null, more: object = {}): string =>
    frame(reply, {
      choices: [{ finish_reason: finish, index: 0, delta }],
      created: 1_760_000_000,
      id: "chatcmpl-scripted",
      model,
      object: "chat.completion.chunk",
      ...more,
    });

  const size = reply.piece ?? 5;
  const text = pieces(reply.text ?? "", size);
  const reasoning = pieces(reply.reasoning ?? "", size);
  const counts = { prompt_n: 12, predicted_n: text.length + reasoning.length };
  const frames = [
    chunk({ role: "assistant", content: null }),
    ...reasoning.map((piece) => chunk({ reasoning_content: piece })),
    ...text.map((piece) => chunk({ content: piece })),
  ];
  if (reply.finishReason !== null) frames.push(chunk({}, reply.finishReason ?? "stop"));
  if (reply.usage !== false) {
    const { prompt_n, predicted_n } = counts;
    frames.push(
      frame(reply, {
        choices: [],
        model,
        object: "chat.completion.chunk",
        usage: {
          completion_tokens: predicted_n,
          prompt_tokens: prompt_n,
          total_tokens: prompt_n + predicted_n,
        },
        timings: { cache_n: 8, ...counts, prompt_ms: 20.5, predicted_per_second: 50 },
      }),
    );
  }
  if (reply.done !== false) frames.push(line(reply, "[DONE]"));
  return withError(frames, reply);
}

function pieces(text: string, size: number): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += size) found.push(text.slice(at, at + size));
  return found;
}

function frame(reply: ScriptedReply, value: object): string {
  return line(reply, JSON.stringify(value));
}

function line({ lineEnd = "\n", spaceAfterData = true }: ScriptedReply, data: string): string {
  return `data:${spaceAfterData ? " " : ""}${data}${lineEnd}${lineEnd}`;
}

function withError(frames: readonly string[], reply: ScriptedReply): readonly string[] {
  if (reply.errorAfter === undefined) return frames;
  return [...frames.slice(0, reply.errorAfter.frames), errorFrame(reply.errorAfter)];
}

function errorFrame({ shape, message }: MidStreamError): string {
  const error = JSON.stringify({ code: 500, message, type: "server_error" });
  switch (shape) {
    case "data":
      return `data: {"error":${error}}\n\n`;
    case "field":
      return `error: ${error}\n\n`;
    case "bareLine":
      return `${JSON.stringify({ error: message })}\n`;
    case "event":
      return `event: error\ndata: ${error}\n\n`;
    default:
      return shape satisfies never;
  }
}
