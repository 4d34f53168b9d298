import type { SessionSummary } from "@aish/store";
import { ago, columns } from "./columns.ts";

export function sessionList(sessions: readonly SessionSummary[], now: Date, width: number): string {
  if (sessions.length === 0) return "no sessions yet\n";
  return columns(
    sessions.map((session) => [
      session.id,
      ago(session.updatedAt, now),
      `${session.commands} run, ${session.turns} turns`,
      session.liveJobs > 0 ? `${session.liveJobs} job${session.liveJobs > 1 ? "s" : ""}` : "",
      session.label ?? "",
    ]),
    width,
  );
}
