export type { MarkdownStreamOptions } from "./markdown/markdown-options.ts";
export { createMarkdownStream, type MarkdownStream } from "./markdown/markdown-stream.ts";
export { phaseLine, type Phase, type PhaseLineOptions } from "./reply/phase-line.ts";
export { replyStatus, type ReplyFacts } from "./reply/reply-status.ts";
export {
  createThoughtStream,
  type ThoughtStream,
  type ThoughtStreamOptions,
} from "./reply/thought-stream.ts";
