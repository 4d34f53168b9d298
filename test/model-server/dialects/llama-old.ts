import { chunkFrame, completionTokens, doneFrames, finishOf, usageOf } from "./chunk.ts";
import type { Dialect, Frames, Told } from "./dialect.ts";
import { llamaDeltas, llamaRefusal, llamaTimings } from "./llama.ts";

/** llama.cpp's server before the autumn of 2025: usage with the last choice, errors as a field. */
export const llamaOld: Dialect = {
  frames: oldFrames,
  errorShape: "field",
  refusal: llamaRefusal,
  overflow: {
    kind: "refuse",
    body: () =>
      llamaRefusal(
        400,
        "the request exceeds the available context size. try increasing the context size or enable context shift",
      ),
  },
};

function oldFrames(told: Told): Frames {
  const finish = finishOf(told);
  const timings = { timings: llamaTimings(told, completionTokens(told)) };
  const more = told.reply.usage === false ? timings : { usage: usageOf(told), ...timings };
  return {
    before: [],
    reply: [
      chunkFrame(told, { role: "assistant", content: null }),
      ...llamaDeltas(told).map((delta) => chunkFrame(told, delta)),
      ...(finish === null ? [] : [chunkFrame(told, {}, { finish, more })]),
      ...doneFrames(told.reply),
    ],
  };
}
