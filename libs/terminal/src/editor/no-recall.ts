import type { RecallSource } from "./editor-request.ts";

/** For a question that has no history. */
export const noRecall: RecallSource = {
  earlier: () => undefined,
  lastArgument: () => undefined,
  forget: () => {},
};
