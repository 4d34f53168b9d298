import { makeTitle, type TurnEnd } from "@aish/session";
import type { PromptSession } from "../prompt/prompt-session.ts";

/** A model that finds none would be asked for ever. */
const mostTries = 2;

/**
 * Lets the model find a title for a session that has none, while the person goes on. The function
 * that is returned gives it up: the next question must not wait behind it.
 */
export function titleSession(end: TurnEnd, session: PromptSession): (() => void) | undefined {
  const { records, id, config } = session;
  const untitled = (): boolean =>
    records.attempt(({ sessions }) => sessions.get(id)?.title === undefined, false);
  if (!config.conversation.titles || session.titleTries >= mostTries || !untitled()) {
    return undefined;
  }
  session.titleTries += 1;
  const controller = new AbortController();
  const { signal } = controller;
  const search = async (): Promise<void> => {
    const title = await makeTitle(end.sent, end.answer, end.model, signal);
    if (title !== undefined && !signal.aborted && untitled()) session.update({ title });
  };
  void search();
  return () => controller.abort();
}
