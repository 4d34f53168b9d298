import type { Span, StyledLine } from "../screen/styled.ts";
import type { Palette } from "../theme/palette.ts";
import { drawItem } from "./draw-item.ts";
import { joinedOrder } from "./joined-order.ts";
import { widestLabel } from "./label-widths.ts";
import type { MenuItem } from "./menu-item.ts";
import { layoutMenu, type MenuLayout } from "./menu-layout.ts";
import { movedPlace, type MenuMove } from "./menu-move.ts";

/** What is measured once for a list, not at every key. */
interface Measured {
  readonly labelWidth: number;
  readonly hasDescriptions: boolean;
}

/** The list of completions below the line. A key costs what is seen of it, not what is in it. */
export class CompletionMenu {
  #items: readonly MenuItem[] = [];
  /** The item at each place; undefined: as they were given. */
  #order: readonly number[] | undefined;
  /** Where the selected item stands. */
  #place: number | undefined;
  #top = 0;
  #measured: Measured | undefined;
  #layout: Pick<MenuLayout, "across" | "down" | "shown"> = { across: 1, down: 1, shown: 1 };

  get items(): readonly MenuItem[] {
    return this.#items;
  }

  /** An index into `items`. */
  get selected(): number | undefined {
    return this.#place === undefined ? undefined : this.#indexAt(this.#place);
  }

  /** Another list, in its own order. What is selected stays so if it is in this list, too. */
  setItems(items: readonly MenuItem[]): void {
    this.#take(items, undefined);
  }

  /** The same list with late answers in it: what is seen stays where it is, new items follow. */
  joinItems(items: readonly MenuItem[]): void {
    this.#take(items, joinedOrder(this.#seen(), items));
  }

  deselect(): void {
    this.#place = undefined;
  }

  move(move: MenuMove): void {
    const count = this.#items.length;
    if (count === 0) return;
    const { across, shown } = this.#layout;
    // The list may have changed since it was drawn.
    const down = Math.max(1, Math.ceil(count / across));
    this.#place = movedPlace(this.#place, move, count, { across, down, shown });
  }

  /** At most so many rows, the last of which says what is seen if that is not all. */
  view(columns: number, rows: number, palette: Palette): readonly StyledLine[] {
    const count = this.#items.length;
    if (count === 0 || rows < 1 || columns < 1) return [];
    const pointer = pointerFor(palette, columns);
    this.#measured ??= {
      labelWidth: widestLabel(this.#items),
      hasDescriptions: this.#items.some(({ description }) => description !== ""),
    };
    const { labelWidth, hasDescriptions } = this.#measured;
    const layout = layoutMenu({
      count,
      labelWidth: labelWidth + pointer,
      hasDescriptions,
      columns,
      rows,
    });
    this.#layout = layout;
    this.#scroll(layout);
    const lines: StyledLine[] = [];
    for (let row = this.#top; row < this.#top + layout.shown; row++) {
      lines.push(this.#row(row, layout, palette, pointer));
    }
    if (layout.hasIndicator) lines.push(indicator(this.#top, layout, columns, palette));
    return lines;
  }

  #take(items: readonly MenuItem[], order: readonly number[] | undefined): void {
    const selected = this.selected;
    const before = selected === undefined ? undefined : this.#items[selected];
    this.#items = items;
    this.#order = order;
    this.#measured = undefined;
    this.#place = undefined;
    if (before === undefined) {
      if (order === undefined) this.#top = 0;
      return;
    }
    const index = items.findIndex(
      ({ label, role }) => label === before.label && role === before.role,
    );
    if (index >= 0) this.#place = order === undefined ? index : order.indexOf(index);
  }

  #scroll({ down, shown }: MenuLayout): void {
    const most = Math.max(0, down - shown);
    let top = Math.min(this.#top, most);
    if (this.#place !== undefined) {
      const row = this.#place % down;
      if (row < top) top = row;
      else if (row >= top + shown) top = row - shown + 1;
    }
    this.#top = top;
  }

  #row(row: number, layout: MenuLayout, palette: Palette, pointer: number): StyledLine {
    const spans: Span[] = [];
    let missing = 0;
    for (let place = row; place < this.#items.length; place += layout.down) {
      const item = this.#itemAt(place);
      if (item === undefined) break;
      if (missing > 0) spans.push({ text: " ".repeat(missing), sgr: "" });
      const isSelected = place === this.#place;
      if (pointer > 0) spans.push({ text: isSelected ? "> " : "  ", sgr: "" });
      const cell = Math.max(1, layout.cell - pointer);
      const label = layout.label === undefined ? undefined : layout.label - pointer;
      const drawn = drawItem(item, { cell, label }, palette, isSelected);
      spans.push(...drawn.spans);
      missing = cell - drawn.width + layout.gap;
    }
    return spans;
  }

  *#seen(): Iterable<MenuItem> {
    for (let place = 0; place < this.#items.length; place++) {
      const item = this.#itemAt(place);
      if (item !== undefined) yield item;
    }
  }

  #itemAt(place: number): MenuItem | undefined {
    return this.#items[this.#indexAt(place)];
  }

  #indexAt(place: number): number {
    return this.#order === undefined ? place : (this.#order[place] ?? place);
  }
}

/** Columns for a sign before the selected item, which is needed only where no colour shows it. */
function pointerFor(palette: Palette, columns: number): number {
  return palette.sgr("selection") === "" && columns > 8 ? 2 : 0;
}

function indicator(
  top: number,
  { shown, down }: MenuLayout,
  columns: number,
  palette: Palette,
): StyledLine {
  const text = `rows ${top + 1} to ${top + shown} of ${down}`;
  return [{ text: text.slice(0, columns), sgr: palette.sgr("muted") }];
}
