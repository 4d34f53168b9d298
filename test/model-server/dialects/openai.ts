import type { ChatBody } from "../check-request.ts";
import {
  bareFrame,
  callDeltas,
  chunkFrame,
  doneFrames,
  finishOf,
  pieces,
  usageOf,
} from "./chunk.ts";
import type { Dialect, Frames, Told } from "./dialect.ts";

/** OpenAI: `usage: null` in every chunk but the last, no reasoning, and no field it does not know. */
export const openai: Dialect = {
  frames: openaiFrames,
  errorShape: "data",
  refusal: (status, message) => ({
    error: { message, type: typeOf(status), param: null, code: codes[status] ?? null },
  }),
  overflow: {
    kind: "refuse",
    body: ({ prompt, context }) => ({
      error: {
        message: `This model's maximum context length is ${context} tokens. However, your messages resulted in ${prompt} tokens. Please reduce the length of the messages.`,
        type: "invalid_request_error",
        param: "messages",
        code: "context_length_exceeded",
      },
    }),
  },
  rejects,
};

function openaiFrames(told: Told): Frames {
  const { reply } = told;
  const finish = finishOf(told);
  const usage = told.wantsUsage && reply.usage !== false;
  const more = { service_tier: "default", ...(usage ? { usage: null } : {}) };
  const chunk = (delta: object, finished: string | null = null): string =>
    chunkFrame(told, delta, { finish: finished, more, inChoice: { logprobs: null } });
  return {
    before: [],
    reply: [
      chunk({ role: "assistant", content: "", refusal: null }),
      ...pieces(told.text, reply).map((content) => chunk({ content })),
      ...callDeltas(told).map((delta) => chunk(delta)),
      ...(finish === null ? [] : [chunk({}, finish)]),
      ...(usage ? [bareFrame(told, [], { usage: { ...usageOf(told), ...cached(told) } })] : []),
      ...doneFrames(reply),
    ],
  };
}

function cached({ cachedTokens }: Told): object {
  return { prompt_tokens_details: { cached_tokens: cachedTokens } };
}

const known = new Set(
  (
    "messages model stream stream_options max_tokens max_completion_tokens temperature top_p n stop " +
    "frequency_penalty presence_penalty logit_bias logprobs top_logprobs seed user tools tool_choice " +
    "parallel_tool_calls response_format reasoning_effort service_tier store metadata modalities " +
    "prediction verbosity prompt_cache_key safety_identifier"
  ).split(" "),
);

function rejects(body: ChatBody, model: string): object | undefined {
  const unknown = Object.keys(body).find((field) => !known.has(field));
  if (unknown !== undefined) {
    return badRequest(`Unrecognized request argument supplied: ${unknown}`, unknown, null);
  }
  if (/^o\d/.test(body.model ?? model) && body.max_tokens !== undefined) {
    return badRequest(
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
      "max_tokens",
      "unsupported_parameter",
    );
  }
  return undefined;
}

function badRequest(message: string, param: string, code: string | null): object {
  return { error: { message, type: "invalid_request_error", param, code } };
}

function typeOf(status: number): string {
  if (status === 429) return "requests";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

const codes: Readonly<Record<number, string>> = {
  401: "invalid_api_key",
  402: "insufficient_quota",
  404: "model_not_found",
  429: "rate_limit_exceeded",
};
