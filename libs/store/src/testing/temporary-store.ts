import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sessionId, type SessionId } from "@aish/core";
import { openStore, type Store } from "../open-store.ts";

export interface TemporaryDirectory extends Disposable {
  readonly path: string;
  file(name: string): string;
}

export function temporaryDirectory(): TemporaryDirectory {
  const path = mkdtempSync(join(tmpdir(), "aish-store-"));
  chmodSync(path, 0o755); // some tests look at it as another user
  return {
    path,
    file: (name) => join(path, name),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A clock that moves on by a second whenever it is read. */
export function createClock(from = Date.UTC(2026, 0, 1)): () => Date {
  let seconds = 0;
  return () => new Date(from + 1000 * seconds++);
}

export interface TemporaryStore extends Disposable {
  readonly store: Store;
  readonly clock: () => Date;
  readonly session: SessionId;
}

/** An empty store in memory with one session. */
export function temporaryStore(): TemporaryStore {
  const clock = createClock();
  const store = openStore({ path: ":memory:", now: clock });
  const session = sessionId("abcdefghjk");
  store.sessions.create({ id: session, cwd: "/home/ada", model: "small", now: clock() });
  return { store, clock, session, [Symbol.dispose]: () => store.close() };
}
