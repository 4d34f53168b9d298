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
      ? session.records.attempt(
          ({ turns: stored }) => stored.firstQuestionAfter(session.id, clearedMark)?.content,
          undefined,
        )
      : kept.find(({ role }) => role === "user")?.content;
  return { past: withoutAskedAgain(kept, question), goal };
}

/** A question that nobody answered before it was asked again is told as the one that it is. */
function withoutAskedAgain(turns: readonly TurnRecord[], question: string): readonly TurnRecord[] {
  let next: string | undefined = question;
  const kept: TurnRecord[] = [];
  for (const turn of turns.toReversed()) {
    if (turn.role === "user") {
      if (turn.content === next) continue;
      next = turn.content;
    } else if (turn.role === "assistant") next = undefined;
    kept.push(turn);
  }
  return kept.toReversed();
}
