export type { ChatMessage } from "./chat-message.ts";
export { defaultDeadlines, type Deadlines } from "./deadlines.ts";
export { discoverModels, readContext, type DiscoverOptions, type FoundModel } from "./discover.ts";
export { inspectServer, type InspectOptions, type ServerInspection } from "./inspect-server.ts";
export type { ModelEntry } from "./model-entry.ts";
export { openModel, type ChatModel, type ModelOptions } from "./open-model.ts";
export { defaultRetry, type Retry } from "./patience.ts";
export type {
  ReadingEvent,
  ReplyEnd,
  ReplyEvent,
  ReplyTimings,
  ReplyUsage,
  WaitingEvent,
} from "./reply-event.ts";
export type { ReplyPart } from "./reply.ts";
export type { ServerKind, ServerModel } from "./server-facts.ts";
