import type { Turn } from "@aish/session";
import type { TurnRecord } from "@aish/store";
import { clearedMark } from "../prompt/meta-session.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";

/** More than any context holds of turns that are not summarised yet. */
const mostTurns = 2000;

export interface Past {
  readonly past: readonly Turn[];
  /** The request that the conversation began with. */
  readonly goal: string | undefined;
}

/** What of the session the model is shown before `question`: nothing from before it was cleared. */
export function pastOf({ session, clearedAt }: PromptShell, question: string): Past {
  const turns = session.records.attempt((store) => store.turns.forModel(session.id, mostTurns), []);
  const cleared = turns.findLastIndex(
    ({ role, content, createdAt }) =>
      (role === "note" && content === clearedMark) ||
      (clearedAt !== undefined && createdAt < clearedAt && role !== "summary"),
  );
  const kept = turns.slice(cleared + 1);
  const goal =
    kept[0]?.role === "summary"
      ? session.records.attempt((store) => goalOf(store.turns.last(session.id, 100_000)), undefined)
      : kept.find(({ role }) => role === "user")?.content;
  // A question that could not be asked stands there already; it is asked again, not twice.
  const last = kept.at(-1);
  const again = last?.role === "user" && last.content === question;
  return { past: again ? kept.slice(0, -1) : kept, goal };
}

/** The first request since the conversation was cleared, also when a summary stands for it. */
function goalOf(turns: readonly TurnRecord[]): string | undefined {
  const cleared = turns.findLastIndex(
    ({ role, content }) => role === "note" && content === clearedMark,
  );
  return turns.slice(cleared + 1).find(({ role }) => role === "user")?.content;
}
