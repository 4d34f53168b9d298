import { AishError } from "@aish/core";
import { openStore, type Store } from "@aish/store";

/**
 * The database, as far as it works. What cannot be read or written is said once and gone without, so
 * that a broken, locked or full database never stops the shell.
 */
export interface Records {
  readonly store: Store;
  /** False if nothing of this run will be there tomorrow. */
  readonly durable: boolean;
  /** The result of `action`, or `otherwise` when the database refuses. */
  attempt<T>(action: (store: Store) => T, otherwise: T): T;
  /**
   * The result of `action`, for what must not be lost. Undefined if the database is locked or full:
   * then it is done later, in order, before anything else, and at the latest when this is closed.
   */
  keep<T>(action: (store: Store) => T): T | undefined;
  /** From now on troubles are told here: a line being typed must not be written over. */
  tellThrough(tell: (error: AishError) => void): void;
  close(): void;
}

/** How long a database that failed is left alone: a locked one would hold up every prompt. */
const pauseMs = 30_000;

/** What waits for a database that stays locked or full must not fill the memory: the oldest goes. */
const mostWaiting = 200;

/** Throws what keeps the database from being used: for what makes no sense without it. */
export function openDurable(
  path: string,
  tell: (error: AishError) => void,
  { busyTimeoutMs = 5000 }: RecordsOptions = {},
): Store {
  const store = openStore({ path, now: currentTime, busyTimeoutMs });
  for (const notice of store.notices) tell(new AishError("STORE_DAMAGED", notice));
  return store;
}

export interface RecordsOptions {
  /** How long a locked database is waited for. */
  readonly busyTimeoutMs?: number;
}

export function openRecords(
  path: string,
  tell: (error: AishError) => void,
  options: RecordsOptions = {},
): Records {
  let store: Store;
  let durable = true;
  try {
    store = openDurable(path, tell, options);
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
    tell(error);
    store = openStore({ path: ":memory:", now: currentTime });
    durable = false;
  }
  let say = tell;
  const told = new Set<string>();
  let pausedUntil = 0;
  const waiting: ((store: Store) => unknown)[] = [];

  function failed(error: unknown): AishError {
    if (!(error instanceof AishError)) throw error;
    pausedUntil = Date.now() + pauseMs;
    if (!told.has(error.code)) say(error);
    told.add(error.code);
    return error;
  }

  /** False if something still waits. */
  function catchUp(): boolean {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        next(store);
      } catch (error) {
        if (!passes(failed(error))) continue;
        waiting.unshift(next);
        return false;
      }
    }
    return true;
  }

  function wait(action: (store: Store) => unknown): void {
    waiting.push(action);
    if (waiting.length > mostWaiting) waiting.shift();
  }

  const isUsable = (): boolean => Date.now() >= pausedUntil && catchUp();

  return {
    store,
    durable,
    attempt(action, otherwise) {
      if (!isUsable()) return otherwise;
      try {
        return action(store);
      } catch (error) {
        failed(error);
        return otherwise;
      }
    },
    keep(action) {
      if (isUsable()) {
        try {
          return action(store);
        } catch (error) {
          if (!passes(failed(error))) return undefined;
        }
      }
      wait(action);
      return undefined;
    },
    tellThrough(other) {
      say = other;
    },
    close() {
      try {
        catchUp();
      } finally {
        store.close();
      }
    },
  };
}

/** Whether the same may work later. */
function passes({ code }: AishError): boolean {
  return code === "STORE_LOCKED" || code === "STORE_UNWRITABLE";
}

function currentTime(): Date {
  return new Date();
}
