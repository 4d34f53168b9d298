export type { CommandEnd, HistoryRecord, HistoryStore, StartedCommand } from "./history.ts";
export type { HistorySearch } from "./history-search.ts";
export type { JobQuery, JobStore, NewJob } from "./jobs.ts";
export type { OpenOptions } from "./open-database.ts";
export { openStore, type Store } from "./open-store.ts";
export type { Removable, RetentionLimits } from "./retention.ts";
export type { HistoryRow } from "./schema/history.ts";
export type { JobRow } from "./schema/jobs.ts";
export type { SessionRow } from "./schema/sessions.ts";
export type { TurnRow } from "./schema/turns.ts";
export type {
  NewSession,
  SessionChanges,
  SessionMatch,
  SessionRecord,
  SessionStore,
  SessionSummary,
} from "./sessions.ts";
export type { NewTurn, TurnRecord, TurnRole, TurnSearch, TurnStatus, TurnStore } from "./turns.ts";
export { inspectDatabase } from "./inspect-database.ts";
