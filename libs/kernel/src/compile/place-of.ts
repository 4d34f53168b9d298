import type { Span } from "@aish/syntax";
import type { Origin } from "../code.ts";

/** `path:line` of a statement in a file; nothing for what was typed, where the line is before one's eyes. */
export function placeOf(span: Span | undefined, origin: Origin): string | undefined {
  if (origin.path === undefined || span === undefined) return undefined;
  return `${origin.path}:${origin.lineAt(span.start)}`;
}
