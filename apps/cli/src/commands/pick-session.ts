import { isCancel, select } from "@clack/prompts";
import { AishError } from "@aish/core";
import type { SessionRecord, Store } from "@aish/store";
import { ago, cut, printable } from "../listings/columns.ts";

/** Lets the person choose among the latest sessions; `none` if they do not want to. */
export async function pickSession(store: Store): Promise<SessionRecord | "none"> {
  const sessions = store.sessions.list({ limit: 30 });
  if (sessions.length === 0) {
    throw new AishError("SESSION_NOT_FOUND", "there is no session to go on with", {
      hint: "start one with aish",
    });
  }
  const now = new Date();
  const chosen = await select({
    message: "Which session?",
    maxItems: 12,
    options: sessions.map((session) => ({
      value: session,
      label: cut(session.label ?? session.id, 60),
      hint: `${session.id}, ${ago(session.updatedAt, now)}, ${printable(session.cwd)}`,
    })),
  });
  return isCancel(chosen) ? "none" : chosen;
}
