import { createConnection } from "./connection.ts";
import { createDirectoryStore, type DirectoryStore } from "./directories.ts";
import { createHistoryStore, type HistoryStore } from "./history.ts";
import { createJobStore, type JobStore } from "./jobs.ts";
import { createLearnedStore, type LearnedStore } from "./learned.ts";
import { createModelStore, type ModelStore } from "./models.ts";
import { openDatabase, type OpenOptions } from "./open-database.ts";
import { createPinStore, type PinStore } from "./pins.ts";
import { markDamaged } from "./recover.ts";
import { createSessionStore, type SessionStore } from "./sessions.ts";
import { createTurnStore, type TurnStore } from "./turns.ts";

export interface Store {
  readonly path: string;
  /** `wal`, or the rollback journal that the file system accepts. */
  readonly journalMode: string;
  /** What the person should be told of the opening: what a recovery saved. */
  readonly notices: readonly string[];
  readonly sessions: SessionStore;
  readonly turns: TurnStore;
  readonly history: HistoryStore;
  readonly jobs: JobStore;
  readonly pins: PinStore;
  readonly models: ModelStore;
  readonly directories: DirectoryStore;
  readonly learned: LearnedStore;
  /** Tidies up if it can, without waiting. Nothing is lost if it is never called. */
  close(): void;
}

/** Every failure, now and in any method later, is an AishError of a `STORE_` code. */
export function openStore(options: OpenOptions): Store {
  const { path, now } = options;
  const { db, journalMode, notices } = openDatabase(options);
  const connection = createConnection({ db, path, onDamage: () => markDamaged(path, now()) });
  return {
    path,
    journalMode,
    notices,
    sessions: createSessionStore(connection),
    turns: createTurnStore(connection),
    history: createHistoryStore(connection, { host: options.host }),
    jobs: createJobStore(connection),
    pins: createPinStore(connection),
    models: createModelStore(connection),
    directories: createDirectoryStore(connection),
    learned: createLearnedStore(connection),
    close: () => connection.close(),
  };
}
