import type { Frame } from "./frame.ts";
import { layoutView } from "./layout-view.ts";
import type { LiveView, ScreenSize } from "./live-view.ts";

/** Nobody reads more of what was pasted, and a slow terminal would be busy with it for long. */
const mostRows = 500;

/** The rows of an entry as they are to stay: all of them, or those that are on the screen of too many. */
export function leftFrame(view: LiveView, size: ScreenSize): Frame {
  const { columns } = size;
  const limit = Math.max(mostRows, size.rows + 1);
  const isLong = layoutView(view, { columns, rows: limit }).rows.length === limit;
  return layoutView(view, isLong ? size : { columns, rows: Number.POSITIVE_INFINITY });
}
