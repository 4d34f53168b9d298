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
  /** From now on troubles are told here: a line being typed must not be written over. */
  tellThrough(tell: (error: AishError) => void): void;
  close(): void;
}

/** How long a database that failed is left alone: a locked one would hold up every prompt. */
const pauseMs = 30_000;

/** Throws what keeps the database from being used: for what makes no sense without it. */
export function openDurable(path: string, tell: (error: AishError) => void): Store {
  const store = openStore({ path, now: currentTime });
  for (const notice of store.notices) tell(new AishError("STORE_DAMAGED", notice));
  return store;
}

export function openRecords(path: string, tell: (error: AishError) => void): Records {
  let store: Store;
  let durable = true;
  try {
    store = openDurable(path, tell);
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
    tell(error);
    store = openStore({ path: ":memory:", now: currentTime });
    durable = false;
  }
  let say = tell;
  const told = new Set<string>();
  let pausedUntil = 0;

  return {
    store,
    durable,
    attempt(action, otherwise) {
      if (Date.now() < pausedUntil) return otherwise;
      try {
        return action(store);
      } catch (error) {
        if (!(error instanceof AishError)) throw error;
        pausedUntil = Date.now() + pauseMs;
        if (!told.has(error.code)) say(error);
        told.add(error.code);
        return otherwise;
      }
    },
    tellThrough(other) {
      say = other;
    },
    close() {
      store.close();
    },
  };
}

function currentTime(): Date {
  return new Date();
}
