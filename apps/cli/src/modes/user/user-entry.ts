import type { Completion, CompletionAnswer, CompletionList } from "@aish/terminal/editor";
import type { RoleRange } from "@aish/terminal/line-colour";
import { roles, type Role } from "@aish/terminal/theme";
import type { ModeEntry } from "../prompt-mode.ts";
import type { ColouredPart, ModeCompletions, UserMode } from "./user-mode.ts";
import { late, withinTime } from "./within-time.ts";

const completionMs = 2000;
const mostCandidates = 1000;

/** What somebody else's mode knows of a text. What throws is told once, and then as if it were not there. */
export function userEntry(mode: UserMode, tell: (what: string, error: unknown) => void): ModeEntry {
  const failed = new Set<string>();
  function guard<T>(what: string, call: () => T, otherwise: T): T {
    if (failed.has(what)) return otherwise;
    try {
      return call();
    } catch (error) {
      failed.add(what);
      tell(what, error);
      return otherwise;
    }
  }
  return {
    ...(mode.isUnfinished === undefined
      ? {}
      : {
          isUnfinished: (text) =>
            guard("isUnfinished", () => mode.isUnfinished?.(text) === true, false),
        }),
    ...(mode.colours === undefined
      ? {}
      : {
          colours: (text, cursor) =>
            guard("colours", () => toRanges(mode.colours?.(text, cursor) ?? [], text.length), []),
        }),
    ...(mode.complete === undefined
      ? {}
      : {
          complete: (text, cursor, signal) =>
            guard<CompletionAnswer>(
              "complete",
              () =>
                toAnswer(mode.complete?.(text, cursor), cursor, signal, (error) =>
                  tell("complete", error),
                ),
              { now: { start: cursor, end: cursor, items: [] }, later: undefined },
            ),
        }),
  };
}

function toRanges(parts: readonly ColouredPart[], length: number): readonly RoleRange[] {
  const ranges: RoleRange[] = [];
  let at = 0;
  for (const { start, end, role } of parts) {
    if (!isRole(role) || !(start >= at && end > start && end <= length)) continue;
    ranges.push({ start, end, role });
    at = end;
  }
  return ranges;
}

function isRole(role: string): role is Role {
  return Object.hasOwn(roles, role);
}

function toAnswer(
  given: ModeCompletions | Promise<ModeCompletions> | undefined,
  cursor: number,
  signal: AbortSignal,
  tell: (error: unknown) => void,
): CompletionAnswer {
  const none: CompletionList = { start: cursor, end: cursor, items: [] };
  if (given === undefined) return { now: none, later: undefined };
  if (!(given instanceof Promise)) return { now: toList(given, cursor), later: undefined };
  // Behind the list that is made of it: what it resolves with may be anything.
  const later = withinTime(given, completionMs)
    .then((found) => (found === late || signal.aborted ? undefined : toList(found, cursor)))
    .catch((error: unknown) => {
      tell(error);
      return undefined;
    });
  return { now: none, later };
}

function toList({ start, candidates }: ModeCompletions, cursor: number): CompletionList {
  const from = Math.max(0, Math.min(cursor, Math.trunc(start) || 0));
  const items = candidates.slice(0, mostCandidates).map((one): Completion => {
    const {
      value,
      description = "",
      goesOn = false,
    } = typeof one === "string" ? { value: one } : one;
    if (typeof value !== "string" || typeof description !== "string") {
      throw new TypeError("a candidate is a text, or has a value that is one");
    }
    return { value, label: value, description, goesOn, role: "text", matches: [] };
  });
  return { start: from, end: cursor, items };
}
