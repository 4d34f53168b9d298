import type { Overlay } from "@aish/terminal/editor";
import type { ModeEntry } from "./prompt-mode.ts";

/**
 * The same, where a fault of a look-up leaves out what was looked up: what stands beside a line must
 * never take the line with it. `tell` hears of each kind of fault once.
 */
export function guardedEntry(entry: ModeEntry, tell: (message: string) => void): ModeEntry {
  const told = new Set<string>();

  function attempt<T>(what: string, act: () => T, otherwise: T): T {
    try {
      return act();
    } catch (error) {
      if (!told.has(what)) {
        told.add(what);
        const why = error instanceof Error ? error.message : String(error);
        tell(`${what} does not work: ${why}`);
      }
      return otherwise;
    }
  }
  const { colours, suggest, complete, expand, hint, isUnfinished, perform } = entry;
  return {
    ...(colours && {
      colours: (text, cursor) => attempt("colouring", () => colours(text, cursor), []),
    }),
    ...(suggest && { suggest: (text) => attempt("suggesting", () => suggest(text), undefined) }),
    ...(complete && {
      complete(text, cursor, signal) {
        const none = { now: { start: cursor, end: cursor, items: [] }, later: undefined };
        return attempt("completing", () => complete(text, cursor, signal), none);
      },
    }),
    ...(expand && {
      expand: (text, cursor) => attempt("expanding", () => expand(text, cursor), undefined),
    }),
    ...(hint && {
      hint: (text, cursor) => attempt("hinting", () => hint(text, cursor), undefined),
    }),
    ...(isUnfinished && {
      isUnfinished: (text) => attempt("reading on", () => isUnfinished(text), false),
    }),
    ...(perform && {
      perform(action, buffer) {
        const done = attempt(action, () => perform(action, buffer), { kind: "nothing" } as const);
        if (done.kind !== "overlay") return done;
        return { kind: "overlay", overlay: guardedOverlay(done.overlay, attempt) };
      },
    }),
  };
}

type Attempt = <T>(what: string, act: () => T, otherwise: T) => T;

/** A list that fails is closed. */
function guardedOverlay(overlay: Overlay, attempt: Attempt): Overlay {
  return {
    handle: (event) => attempt("the list", () => overlay.handle(event), { kind: "cancelled" }),
    view: (size) =>
      attempt("the list", () => overlay.view(size), { rows: [], cursor: { row: 0, column: 0 } }),
    idle: () => attempt("the list", () => overlay.idle?.() ?? false, false),
  };
}
