import type { Sgr } from "./styled.ts";
import type { ScreenSize } from "./live-view.ts";

/** What stands in one place of a row: a character with all that is joined to it. */
export interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly sgr: Sgr;
  /** Terminals disagree about its width, so nothing may rely on where the cursor is after it. */
  readonly isDelicate: boolean;
}

export interface FrameRow {
  readonly cells: readonly Cell[];
  /** The columns that the cells take. */
  readonly columns: number;
  /** The next row goes on with the same line of the text. */
  readonly continues: boolean;
}

/** What the rows of a live entry look like, and where its cursor is. */
export interface Frame {
  readonly size: ScreenSize;
  readonly rows: readonly FrameRow[];
  readonly cursor: { readonly row: number; readonly column: number };
}
