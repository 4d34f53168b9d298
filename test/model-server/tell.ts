import type { ChatBody } from "./check-request.ts";
import { created, finishOf, usageOf } from "./dialects/chunk.ts";
import { dialectOf } from "./dialects/dialect-of.ts";
import type { Told, WrittenCall } from "./dialects/dialect.ts";
import { errorFrame } from "./dialects/error-frame.ts";
import type { Script, ScriptedReply } from "./script.ts";

export interface TellOptions {
  readonly script: Omit<Script, "replies">;
  /** So many calls were written before. */
  readonly callsBefore: number;
}

/** What the request was, as far as the reply depends on it. */
export interface Counted {
  readonly body: ChatBody;
  readonly promptTokens: number;
  readonly cachedTokens: number;
}

/** One scripted reply, as it is written for this request. */
export function tell(
  reply: ScriptedReply,
  { body, promptTokens, cachedTokens }: Counted,
  { script, callsBefore }: TellOptions,
): Told {
  const tool = body.tools?.[0]?.function.name;
  const { context = 8192 } = script;
  const truncates = dialectOf(script.dialect).overflow.kind === "truncate";
  return {
    reply,
    model: modelOf(script),
    text: tool === undefined ? withMarkers(reply) : (reply.text ?? ""),
    calls: tool === undefined ? [] : writtenCalls(reply, tool, callsBefore),
    promptTokens: truncates ? Math.min(promptTokens, context) : promptTokens,
    cachedTokens,
    wantsUsage: body.stream_options?.include_usage === true,
    wantsProgress: body.return_progress === true,
    wantsTimings: body.timings_per_token === true,
  };
}

function withMarkers({ text = "", calls = [] }: ScriptedReply): string {
  const lines = calls.map(
    ({ command, background }) => `CMD${background === true ? "&" : ""}: ${command}`,
  );
  return [...(text === "" ? [] : [text]), ...lines].join("\n");
}

function writtenCalls(
  { calls = [] }: ScriptedReply,
  name: string,
  before: number,
): readonly WrittenCall[] {
  return calls.map((call, index) => ({
    id: `call_${before + index + 1}`,
    name,
    arguments: JSON.stringify(call),
  }));
}

export interface Stream {
  readonly frames: readonly string[];
  /** Before the frame of this index nothing comes for a while, or ever. */
  readonly stallAt: number | undefined;
}

/** The whole stream, broken off as the reply says. */
export function streamOf(told: Told, { dialect }: Pick<Script, "dialect">): Stream {
  const { reply } = told;
  const { before, reply: own } = dialectOf(dialect).frames(told);
  const until = (end: number | undefined): readonly string[] => [...before, ...own.slice(0, end)];
  if (reply.errorAfter !== undefined) {
    const { frames, shape = dialectOf(dialect).errorShape, message } = reply.errorAfter;
    return { frames: [...until(frames), errorFrame(shape, message)], stallAt: undefined };
  }
  const { stallAfter, stallMs } = reply;
  if (stallAfter === undefined || stallAfter === 0) {
    return { frames: until(reply.dropAfter ?? reply.endAfter), stallAt: undefined };
  }
  const stallAt = stallAfter === "headers" ? 0 : before.length + stallAfter;
  const whole = until(undefined);
  return { frames: stallMs === undefined ? whole.slice(0, stallAt) : whole, stallAt };
}

/** The same reply from a proxy that does not stream. */
export function completionOf(told: Told): object {
  const calls = told.calls.map(({ id, name, arguments: text }) => ({
    id,
    type: "function",
    function: { name, arguments: text },
  }));
  const message = {
    role: "assistant",
    content: told.text,
    ...(told.reply.reasoning === undefined ? {} : { reasoning_content: told.reply.reasoning }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  };
  return {
    id: "chatcmpl-scripted",
    object: "chat.completion",
    created,
    model: told.model,
    choices: [{ index: 0, message, finish_reason: finishOf(told) }],
    ...(told.reply.usage === false ? {} : { usage: usageOf(told) }),
  };
}

export function modelOf({ model, dialect = "llama.cpp" }: Omit<Script, "replies">): string {
  if (model !== undefined) return model;
  return dialect.startsWith("llama") ? "scripted.gguf" : "scripted";
}
