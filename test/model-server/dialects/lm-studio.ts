import { bareFrame, chunkFrame, doneFrames, finishOf, usageOf } from "./chunk.ts";
import type { Dialect, Frames, Told } from "./dialect.ts";
import { llamaDeltas } from "./llama.ts";

/** LM Studio: errors are a text as often as an object, and a reply of nothing has no delta. */
export const lmStudio: Dialect = {
  frames: studioFrames,
  errorShape: "event",
  refusal: (_status, message) => ({ error: message }),
  overflow: {
    kind: "refuse",
    body: ({ context }) => ({
      error: `The number of tokens to keep from the initial prompt is greater than the context length (n_keep: ${context}, n_ctx: ${context}). Try to load the model with a larger context length, or provide a shorter input.`,
    }),
  },
};

function studioFrames(told: Told): Frames {
  const { reply } = told;
  const finish = finishOf(told);
  const deltas = llamaDeltas(told);
  const fingerprint = { system_fingerprint: told.model };
  return {
    before: [],
    reply: [
      ...(deltas.length === 0 ? [] : [chunkFrame(told, { role: "assistant" })]),
      ...deltas.map((delta) => chunkFrame(told, delta, { more: fingerprint })),
      ...(finish === null || deltas.length === 0 ? [] : [chunkFrame(told, {}, { finish })]),
      ...(told.wantsUsage && reply.usage !== false && deltas.length > 0
        ? [bareFrame(told, [], { usage: usageOf(told) })]
        : []),
      ...doneFrames(reply),
    ],
  };
}
