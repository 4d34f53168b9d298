import type { Palette } from "../theme/palette.ts";
import type { LiveView, StyledLine, StyleRange } from "../screen/index.ts";
import type { RoleRange } from "../line-colour/role-range.ts";
import type { PromptView } from "./editor-request.ts";

export interface EntryParts {
  readonly prompt: PromptView;
  readonly text: string;
  readonly cursor: number;
  readonly colours: readonly RoleRange[];
  /** What was looked for in the history, and is marked. */
  readonly found: string;
  readonly selection: { readonly start: number; readonly end: number } | undefined;
  readonly ghost: string;
  readonly below: readonly StyledLine[];
  readonly cursorBelow: LiveView["cursorBelow"];
}

/** Roles become colours. */
export function entryView(parts: EntryParts, palette: Palette): LiveView {
  const { prompt, text, cursor, selection } = parts;
  const sgr = palette.sgr("selection");
  return {
    prompt: prompt.rows,
    rightPrompt: prompt.right,
    continuation: prompt.continuation,
    text,
    cursor,
    colours: marked(parts, palette),
    selection: selection === undefined ? undefined : { ...selection, sgr },
    ghost: parts.ghost,
    ghostSgr: palette.sgr("ghost"),
    below: parts.below,
    cursorBelow: parts.cursorBelow,
  };
}

function marked({ text, colours, found }: EntryParts, palette: Palette): readonly StyleRange[] {
  const isDrawn = palette.sgr("error") !== ""; // else it draws nothing at all
  const ranges = colours.map(({ start, end, role, underline }) => {
    const sgr = palette.sgr(role);
    return {
      start,
      end,
      sgr: underline === true && isDrawn ? (sgr === "" ? "4" : `${sgr};4`) : sgr,
    };
  });
  const at = found === "" ? -1 : text.toLowerCase().indexOf(found.toLowerCase());
  if (at < 0) return ranges;
  return laidOver(ranges, { start: at, end: at + found.length, sgr: palette.sgr("match") });
}

/** The ranges with one on top of them, which cuts what it covers. */
function laidOver(ranges: readonly StyleRange[], top: StyleRange): readonly StyleRange[] {
  const rest = ranges.flatMap((range) => {
    const before = { ...range, end: Math.min(range.end, top.start) };
    const after = { ...range, start: Math.max(range.start, top.end) };
    return [before, after].filter(({ start, end }) => start < end);
  });
  return [...rest, top].toSorted((one, other) => one.start - other.start);
}
