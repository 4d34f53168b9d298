import {
  bareFrame,
  callDeltas,
  chunkFrame,
  completionTokens,
  doneFrames,
  finishOf,
  pieces,
  usageOf,
} from "./chunk.ts";
import type { Dialect, Frames, OverflowCounts, Told } from "./dialect.ts";

/** llama.cpp's server as it is now. */
export const llama: Dialect = {
  frames: llamaFrames,
  errorShape: "data",
  refusal: llamaRefusal,
  overflow: { kind: "refuse", body: llamaOverflow },
};

function llamaFrames(told: Told): Frames {
  const { reply } = told;
  const finish = finishOf(told);
  const timings = { timings: llamaTimings(told, completionTokens(told)) };
  const usage = reply.usage !== false && told.wantsUsage;
  const end = usage || reply.usage === false ? {} : timings;
  return {
    before: told.wantsProgress ? progressFrames(told) : [],
    reply: [
      chunkFrame(told, { role: "assistant", content: null }),
      ...llamaDeltas(told).map((delta, index) => {
        const more = told.wantsTimings ? { timings: llamaTimings(told, index + 1) } : {};
        return chunkFrame(told, delta, { more });
      }),
      ...(finish === null ? [] : [chunkFrame(told, {}, { finish, more: end })]),
      ...(usage ? [bareFrame(told, [], { usage: usageOf(told), ...timings })] : []),
      ...doneFrames(reply),
    ],
  };
}

export function llamaDeltas(told: Told): readonly object[] {
  return [
    ...pieces(told.reply.reasoning ?? "", told.reply).map((piece) => ({
      reasoning_content: piece,
    })),
    ...pieces(told.text, told.reply).map((piece) => ({ content: piece })),
    ...callDeltas(told),
  ];
}

export function llamaTimings(told: Told, predicted: number): object {
  const perSecond = told.reply.tokensPerSecond ?? 50;
  return {
    cache_n: told.cachedTokens,
    prompt_n: told.promptTokens - told.cachedTokens,
    prompt_ms: 20.5,
    predicted_n: predicted,
    predicted_ms: (predicted / perSecond) * 1000,
    predicted_per_second: perSecond,
  };
}

/** Each of them carries the role too. */
function progressFrames(told: Told): readonly string[] {
  const { promptTokens: total, cachedTokens: cache } = told;
  return [0.5, 1].map((part) => {
    const processed = cache + Math.ceil((total - cache) * part);
    const progress = { total, cache, processed, time_ms: Math.round(20 * part) };
    const more = { prompt_progress: progress };
    return chunkFrame(told, { role: "assistant", content: null }, { more });
  });
}

const types: Readonly<Record<number, string>> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  503: "unavailable_error",
};

export function llamaRefusal(code: number, message: string): object {
  return { error: { code, message, type: types[code] ?? "server_error" } };
}

function llamaOverflow({ prompt, context }: OverflowCounts): object {
  return {
    error: {
      code: 400,
      message: "the request exceeds the available context size. try increasing the context size",
      type: "exceed_context_size_error",
      n_prompt_tokens: prompt,
      n_ctx: context,
    },
  };
}
