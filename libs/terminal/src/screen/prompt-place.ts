import { cutCells } from "./cut-cells.ts";
import type { Cell, FrameRow } from "./frame.ts";
import { frameRow } from "./frame-row.ts";
import { lineCells } from "./line-cells.ts";
import type { LiveView } from "./live-view.ts";
import type { StyledLine } from "./styled.ts";
import { widthOf } from "./width-of.ts";

/** What the prompt gets of the screen. */
export interface PromptPlace {
  readonly rowsAbove: readonly FrameRow[];
  /** Before the first line of the text. */
  readonly first: readonly Cell[];
  /** Before each other line. */
  readonly other: readonly Cell[];
}

const leastForText = 14;
const sign: StyledLine = [{ text: "> ", sgr: "" }];

/** A prompt that would leave too little room for the text stands above it, and a bare sign in its place. */
export function promptPlace(view: LiveView, columns: number): PromptPlace {
  const most = columns - Math.min(leastForText, Math.floor(columns / 2));
  const last = view.prompt.at(-1) ?? [];
  const isTooWide = widthOf(last) > most;
  const above = isTooWide ? view.prompt : view.prompt.slice(0, -1);
  return {
    rowsAbove: above.map((line) => frameRow(cutCells(knownCells(line), columns))),
    first: knownCells(isTooWide ? (most < 2 ? [] : sign) : last),
    other: cutCells(knownCells(view.continuation), most),
  };
}

const known = new WeakMap<StyledLine, readonly Cell[]>();

/** A prompt stays the same while a line is typed behind it. */
function knownCells(line: StyledLine): readonly Cell[] {
  const found = known.get(line) ?? lineCells(line);
  known.set(line, found);
  return found;
}
