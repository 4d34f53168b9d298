import { assertNever } from "@aish/core";
import type { SeenRow } from "./remembered.ts";

export type HistoryScope = "session" | "directory" | "repository" | "host" | "everything";

/** In the order in which Ctrl+R steps through them. */
export const historyScopes: readonly HistoryScope[] = [
  "everything",
  "session",
  "directory",
  "repository",
  "host",
];

export interface ScopePlace {
  readonly sessionId: string;
  readonly host: string | undefined;
  readonly cwd: string;
  /** Undefined: `cwd` is in no repository, and stands for one. */
  readonly repository: string | undefined;
}

export function inScope(scope: HistoryScope, place: ScopePlace): (row: SeenRow) => boolean {
  switch (scope) {
    case "session":
      return (row) => row.sessionId === place.sessionId;
    case "directory":
      return (row) => row.cwd === place.cwd;
    case "repository": {
      const root = place.repository ?? place.cwd;
      const below = root.endsWith("/") ? root : `${root}/`;
      const known = new Map<string, boolean>();
      return ({ cwd }) => {
        const answer = known.get(cwd) ?? (cwd === root || cwd.startsWith(below));
        known.set(cwd, answer);
        return answer;
      };
    }
    case "host":
      // Where nobody wrote the host down, it was most likely this one.
      return (row) => row.host === undefined || row.host === place.host;
    case "everything":
      return () => true;
    default:
      return assertNever(scope);
  }
}
