export type {
  ChatEvent,
  EndEvent,
  ReasoningEvent,
  TextEvent,
  Timings,
  Usage,
  WaitingEvent,
} from "./chat-event.ts";
export { discoverModels, readContext, type DiscoverOptions, type FoundModel } from "./discover.ts";
export { estimateTokens, type TokenCount } from "./estimate-tokens.ts";
export { type KeyVariable } from "./key-variables.ts";
export type { ModelEntry } from "./model-entry.ts";
export {
  type ProbeOptions,
  type SeenModel,
  type ServerKind,
  type ServerSight,
} from "./probe-server.ts";
export { type ReplyParser, type ReplyPart } from "./reply.ts";
export { defaultDeadlines, type ChatMessage, type Deadlines } from "./request.ts";
export { type ChatOptions } from "./stream.ts";
export { streamReply, type ReplyEndEvent, type ReplyEvent } from "./stream-reply.ts";
