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
import { tooLong } from "./vllm.ts";

/** OpenRouter: comments while it waits, the price with the usage. */
export const openrouter: Dialect = {
  frames: routerFrames,
  errorShape: "finishReason",
  refusal: (code, message) => ({ error: { code, message, metadata: {} }, user_id: "scripted" }),
  overflow: {
    kind: "refuse",
    body: (counts) => ({ error: { code: 400, message: tooLong(counts) } }),
  },
};

/** Dollars for each token. */
const price = 0.000_002;

function routerFrames(told: Told): Frames {
  const { reply } = told;
  const finish = finishOf(told);
  const { lineEnd = "\n" } = reply;
  const more = { provider: "Scripted" };
  const chunk = (delta: object, finished: string | null = null): string =>
    chunkFrame(
      told,
      { role: "assistant", content: "", ...delta },
      { finish: finished, more, inChoice: { native_finish_reason: finished } },
    );
  return {
    before: [": OPENROUTER PROCESSING", ": OPENROUTER PROCESSING"].map(
      (comment) => `${comment}${lineEnd}${lineEnd}`,
    ),
    reply: [
      chunk({}),
      ...pieces(reply.reasoning ?? "", reply).map((reasoning) =>
        chunk({ reasoning, reasoning_details: [{ type: "reasoning.text", text: reasoning }] }),
      ),
      ...pieces(told.text, reply).map((content) => chunk({ content })),
      ...callDeltas(told).map((delta) => chunk(delta)),
      ...(finish === null ? [] : [chunk({}, finish)]),
      ...(reply.usage === false
        ? []
        : [bareFrame(told, [emptyChoice], { ...more, usage: usageWithCost(told) })]),
      ...doneFrames(reply),
    ],
  };
}

const emptyChoice = {
  index: 0,
  delta: { role: "assistant", content: "" },
  finish_reason: null,
  native_finish_reason: null,
};

function usageWithCost(told: Told): object {
  const usage = usageOf(told) as { readonly total_tokens: number };
  return {
    ...usage,
    cost: Number((usage.total_tokens * price).toFixed(6)),
    prompt_tokens_details: { cached_tokens: told.cachedTokens },
  };
}
