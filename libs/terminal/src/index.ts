export type { MarkdownStreamOptions } from "./markdown-options.ts";
export { createMarkdownStream, type MarkdownStream } from "./markdown-stream.ts";
export { phaseLine, type Phase, type PhaseLineOptions } from "./phase-line.ts";
export { replyStatus, type ReplyFacts } from "./reply-status.ts";
export {
  createThoughtStream,
  type ThoughtStream,
  type ThoughtStreamOptions,
} from "./thought-stream.ts";
