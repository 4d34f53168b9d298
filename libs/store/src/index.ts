export type { DirectoryStore, VisitedDirectory } from "./directories.ts";
export type { Fork, NewFork } from "./fork-session.ts";
export type {
  CommandEnd,
  HistoryRecord,
  HistoryStore,
  LostCommand,
  StartedCommand,
} from "./history.ts";
export type { RemovedCommands } from "./history-removal.ts";
export type { HistorySearch } from "./history-search.ts";
export type { JobQuery, JobStore, NewJob } from "./jobs.ts";
export type { LearnedStore, LearnedUse, LearnedWord } from "./learned.ts";
export type { ModelSpeed, ModelStore, ReplySpeed } from "./models.ts";
export type { OpenOptions } from "./open-database.ts";
export { openStore, type Store } from "./open-store.ts";
export type { PinRecord, PinStore } from "./pins.ts";
export type { RecentCommand, RecentSlice } from "./recent-commands.ts";
export type { Removable, RetentionLimits } from "./retention.ts";
export type { HistoryRow } from "./schema/history.ts";
export type { JobRow } from "./schema/jobs.ts";
export type { PinRow } from "./schema/pins.ts";
export type { SessionRow } from "./schema/sessions.ts";
export type { TurnRow } from "./schema/turns.ts";
export type { SessionRecord } from "./session-row.ts";
export type {
  NewSession,
  SessionChanges,
  SessionMatch,
  SessionStore,
  SessionSummary,
} from "./sessions.ts";
export type { ReplyFacts, TurnRecord, TurnRole, TurnStatus } from "./turn-row.ts";
export type { NewTurn, TurnChanges, TurnSearch, TurnStore } from "./turns.ts";
export { inspectDatabase } from "./inspect-database.ts";
