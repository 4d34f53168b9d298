import { cutCells } from "./cut-cells.ts";
import type { Frame } from "./frame.ts";
import { frameRow } from "./frame-row.ts";
import { lineCells } from "./line-cells.ts";
import type { LiveView, ScreenSize } from "./live-view.ts";
import { promptPlace } from "./prompt-place.ts";
import { shownBelow } from "./shown-below.ts";
import { TextWindow } from "./text-window.ts";

/**
 * The rows of an entry as a screen of this size shows them: all of them, or those around the cursor.
 * With rows without end they are all there, as they are to be left on the screen.
 */
export function layoutView(view: LiveView, size: ScreenSize): Frame {
  const columns = Math.max(2, size.columns);
  const rows = Math.max(1, size.rows);
  const place = promptPlace(view, columns);
  const window = new TextWindow(view, place, columns, rows === Number.POSITIVE_INFINITY);
  const taken = place.rowsAbove.length + window.count(rows);
  const below = shownBelow(view, rows, taken);
  const text = window.around(rows - below.lines.length);
  const above = place.rowsAbove.slice(place.rowsAbove.length - text.promptRows);
  const top = above.length + text.rows.length;
  const cursor =
    view.cursorBelow === undefined || below.lines.length === 0
      ? { row: above.length + text.cursor.row, column: text.cursor.column }
      : {
          row: top + view.cursorBelow.row - below.start,
          column: Math.min(view.cursorBelow.column, columns - 1),
        };
  const rowsBelow = below.lines.map((line) => frameRow(cutCells(lineCells(line), columns)));
  return { size: { columns, rows }, rows: [...above, ...text.rows, ...rowsBelow], cursor };
}
