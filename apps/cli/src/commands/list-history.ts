import { findSession } from "../find-session.ts";
import type { Way } from "../invocation.ts";
import { historyList } from "../listings/history-list.ts";
import { jsonLines } from "../listings/json-lines.ts";
import { widthOf } from "../listings/width.ts";
import type { Parts } from "../parts.ts";

export async function listHistory(
  way: Extract<Way, { kind: "history" }>,
  { environment, durable }: Parts,
): Promise<string> {
  const store = await durable();
  const query = {
    words: way.words,
    limit: way.limit,
    failedOnly: way.failed,
    cwd: way.cwd,
    sessionId: way.session === undefined ? undefined : findSession(store, way.session).id,
  };
  if (way.json) return jsonLines(store.history.rows(query));
  return historyList(store.history.search(query), new Date(), widthOf(environment));
}
