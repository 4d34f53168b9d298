import type { Span } from "../screen/styled.ts";
import type { Palette } from "../theme/palette.ts";
import { layered } from "./layered.ts";
import { markedText } from "./marked-text.ts";
import type { MenuItem } from "./menu-item.ts";
import type { MenuLayout } from "./menu-layout.ts";
import { fittedText, shownText, textWidth } from "./shown-text.ts";

export interface DrawnItem {
  readonly spans: readonly Span[];
  /** Columns that it takes. */
  readonly width: number;
}

const gap = 2;
/** A shorter rest of a description says nothing. */
const leastDescription = 6;

export function drawItem(
  item: MenuItem,
  { cell, label: column }: Pick<MenuLayout, "cell" | "label">,
  palette: Palette,
  isSelected: boolean,
): DrawnItem {
  const selection = isSelected ? palette.sgr("selection") : "";
  const plain = isSelected ? selection : palette.sgr(item.role);
  const label = fittedText(shownText(item.label), cell);
  const matchSgr = layered(palette.sgr("match"), selection);
  const spans = [...markedText(label, item.matches, { sgr: plain, matchSgr })];
  let width = textWidth(label);
  function pad(columns: number): void {
    if (columns <= width) return;
    spans.push({ text: " ".repeat(columns - width), sgr: selection });
    width = columns;
  }
  if (column !== undefined && item.description !== "") {
    const start = Math.max(column, width) + gap;
    const room = cell - start;
    const description = room < leastDescription ? "" : shownText(item.description);
    if (description !== "") {
      pad(start);
      const text = fittedText(description, room);
      spans.push({ text, sgr: isSelected ? selection : palette.sgr("muted") });
      width += textWidth(text);
    }
  }
  if (isSelected) pad(cell);
  return { spans, width };
}
