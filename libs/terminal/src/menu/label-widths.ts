import { shownText, textWidth } from "./shown-text.ts";
import type { MenuItem } from "./menu-item.ts";

const mostMeasured = 2000;

/**
 * The width of the widest label. Behind the first thousands a letter is taken for a column: a list that
 * long is not worth more, and a label that is wider is cut.
 */
export function widestLabel(items: readonly MenuItem[]): number {
  let widest = 0;
  for (const [place, { label }] of items.entries()) {
    if (place >= mostMeasured) {
      widest = Math.max(widest, label.length);
    } else if (label.length * 2 > widest) {
      // No letter is wider than two columns: what is shorter than half need not be measured.
      widest = Math.max(widest, textWidth(shownText(label)));
    }
  }
  return widest;
}
