import type { Way } from "../invocation.ts";
import { jsonLines } from "../listings/json-lines.ts";
import { sessionList } from "../listings/session-list.ts";
import { widthOf } from "../listings/width.ts";
import type { Parts } from "../parts.ts";

const everything = 1_000_000;

export async function listSessions(
  { limit = everything, all, json }: Extract<Way, { kind: "sessions" }>,
  { environment, durable }: Parts,
): Promise<string> {
  const store = await durable();
  if (json) return jsonLines(store.sessions.rows({ limit }));
  const sessions = store.sessions
    .list({ limit })
    .filter((session) => all || session.commands + session.turns > 0);
  return sessionList(sessions, new Date(), widthOf(environment));
}
