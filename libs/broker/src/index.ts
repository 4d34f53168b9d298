export type {
  ChatEvent,
  EndEvent,
  ReasoningEvent,
  TextEvent,
  Timings,
  Usage,
  WaitingEvent,
} from "./chat-event.ts";
export {
  discoverModels,
  readContext,
  usualEndpoints,
  type DiscoverOptions,
  type FoundModel,
} from "./discover.ts";
export { estimateTokens, type TokenCount } from "./estimate-tokens.ts";
export { keyVariables, type KeyVariable } from "./key-variables.ts";
export type { ModelEntry } from "./model-entry.ts";
export {
  probeServer,
  type ProbeOptions,
  type SeenModel,
  type ServerKind,
  type ServerSight,
} from "./probe-server.ts";
export { createReplyParser, type ReplyParser, type ReplyPart } from "./reply.ts";
export { defaultDeadlines, type ChatMessage, type Deadlines } from "./request.ts";
export { streamChat, type ChatOptions } from "./stream.ts";
export { streamReply, type ReplyEndEvent, type ReplyEvent } from "./stream-reply.ts";
