import { AishError } from "@aish/core";
import type { SessionRecord, Store } from "@aish/store";

/** The session that `reference` names: an id, the beginning of one, a title, or `last`. */
export function findSession(store: Store, reference: string): SessionRecord {
  const match = store.sessions.find(reference);
  switch (match.kind) {
    case "found":
      return match.session;
    case "none":
      throw new AishError("SESSION_NOT_FOUND", `there is no session ${reference}`, {
        hint: "list them with aish sessions, or :sessions at the prompt",
      });
    case "ambiguous": {
      const some = match.sessions.slice(0, 5).map(({ id, title }) => title ?? id);
      const more = match.sessions.length > 5 ? ", …" : "";
      throw new AishError(
        "SESSION_AMBIGUOUS",
        `${reference} fits several sessions: ${some.join(", ")}${more}`,
        {
          hint: "write more of the one you mean",
        },
      );
    }
    default:
      return match satisfies never;
  }
}
