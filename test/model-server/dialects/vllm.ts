import {
  bareFrame,
  callDeltas,
  chunkFrame,
  doneFrames,
  finishOf,
  pieces,
  usageOf,
} from "./chunk.ts";
import type { Dialect, Frames, OverflowCounts, Told } from "./dialect.ts";

/** vLLM as it is now. */
export const vllm: Dialect = {
  frames: (told) => vllmFrames(told, "reasoning"),
  errorShape: "dataThenDone",
  refusal: (code, message) => ({ error: { message, type: typeOf(code), param: null, code } }),
  overflow: {
    kind: "refuse",
    body: (counts) => ({
      error: { message: tooLong(counts), type: "BadRequestError", param: null, code: 400 },
    }),
  },
};

/** vLLM before the middle of 2025: another name for the reasoning, errors at the top level. */
export const vllmOld: Dialect = {
  frames: (told) => vllmFrames(told, "reasoning_content"),
  errorShape: "topLevel",
  refusal: (code, message) => oldError(code, message),
  overflow: { kind: "refuse", body: (counts) => oldError(400, tooLong(counts)) },
};

function vllmFrames(told: Told, reasoning: string): Frames {
  const { reply } = told;
  const finish = finishOf(told);
  const chunk = (delta: object): string =>
    chunkFrame(told, delta, { inChoice: { logprobs: null } });
  return {
    before: [],
    reply: [
      chunk({ role: "assistant", content: "" }),
      ...pieces(reply.reasoning ?? "", reply).map((piece) => chunk({ [reasoning]: piece })),
      ...pieces(told.text, reply).map((piece) => chunk({ content: piece })),
      ...callDeltas(told).map(chunk),
      ...(finish === null
        ? []
        : [chunkFrame(told, { content: "" }, { finish, inChoice: { stop_reason: null } })]),
      ...(told.wantsUsage && reply.usage !== false
        ? [bareFrame(told, [], { usage: usageOf(told) })]
        : []),
      ...doneFrames(reply),
    ],
  };
}

function oldError(code: number, message: string): object {
  return { object: "error", message, type: typeOf(code), param: null, code };
}

function typeOf(code: number): string {
  if (code === 404) return "NotFoundError";
  return code >= 500 ? "InternalServerError" : "BadRequestError";
}

export function tooLong({ prompt, reply, context }: OverflowCounts): string {
  return `This model's maximum context length is ${context} tokens. However, you requested ${prompt + reply} tokens (${prompt} in the messages, ${reply} in the completion). Please reduce the length of the messages or completion.`;
}
