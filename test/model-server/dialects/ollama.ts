import { bareFrame, chunkFrame, doneFrames, finishOf, pieces, usageOf } from "./chunk.ts";
import type { Dialect, Frames, Told } from "./dialect.ts";

/** Ollama under `/v1`: the role in every chunk, calls whole, and no word about what was cut off. */
export const ollama: Dialect = {
  frames: ollamaFrames,
  errorShape: "bareLine",
  refusal: (_status, message) => ({
    error: { message, type: "api_error", param: null, code: null },
  }),
  overflow: { kind: "truncate" },
};

const fingerprint = { system_fingerprint: "fp_ollama" };

function ollamaFrames(told: Told): Frames {
  const { reply } = told;
  const finish = finishOf(told);
  const chunk = (delta: object, finished: string | null = null): string =>
    chunkFrame(
      told,
      { role: "assistant", content: "", ...delta },
      { finish: finished, more: fingerprint },
    );
  return {
    before: [],
    reply: [
      ...pieces(reply.reasoning ?? "", reply).map((reasoning) => chunk({ reasoning })),
      ...pieces(told.text, reply).map((content) => chunk({ content })),
      ...told.calls.map(({ id, name, arguments: text }) => {
        const called = { id, index: 0, type: "function", function: { name, arguments: text } };
        return chunk({ tool_calls: [called] });
      }),
      ...(finish === null ? [] : [chunk({}, finish)]),
      ...(told.wantsUsage && reply.usage !== false
        ? [bareFrame(told, [], { ...fingerprint, usage: usageOf(told) })]
        : []),
      ...doneFrames(reply),
    ],
  };
}
