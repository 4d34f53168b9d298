import type { Channel } from "@aish/core";
import { hostname } from "node:os";
import { HistoryMemory } from "../history/history-memory.ts";
import type { PathCheck } from "../history/path-check.ts";
import type { PromptSession } from "./prompt-session.ts";

/** What was typed, for a session at this prompt; loaded beside it, as soon as there is time for that. */
export function openMemory(
  session: PromptSession,
  exists: PathCheck,
  channel: Channel = "sh",
  hasTime: Promise<void> = Promise.resolve(),
): HistoryMemory {
  const { home } = session.environment;
  const memory = new HistoryMemory({
    records: session.records,
    channel,
    sessionId: session.id,
    host: hostname(),
    exists: (path, cwd) => exists(path, { cwd, home }),
    now: () => Date.now(),
  });
  void hasTime.then(() => memory.load());
  return memory;
}
