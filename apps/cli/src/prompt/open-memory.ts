import type { Channel } from "@aish/core";
import { hostname } from "node:os";
import { HistoryMemory } from "../history/history-memory.ts";
import type { PathCheck } from "../history/path-check.ts";
import type { PromptSession } from "./prompt-session.ts";
import type { SpareTime } from "./spare-time.ts";

/** What was typed, for a session at this prompt; loaded beside it, as soon as there is time for that. */
export function openMemory(
  session: PromptSession,
  exists: PathCheck,
  channel: Channel = "sh",
  time?: SpareTime,
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
  if (time === undefined) void memory.load();
  else void time.started.then(() => memory.load(time.pauses()));
  return memory;
}
