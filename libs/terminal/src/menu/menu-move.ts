import { assertNever } from "@aish/core";
import type { MenuLayout } from "./menu-layout.ts";

export type MenuMove =
  | "next"
  | "previous"
  | "up"
  | "down"
  | "left"
  | "right"
  | "page-down"
  | "page-up"
  | "first"
  | "last";

/** The place that a move leads to; places are counted down the columns. There must be an item. */
export function movedPlace(
  place: number | undefined,
  move: MenuMove,
  count: number,
  layout: Pick<MenuLayout, "across" | "down" | "shown">,
): number {
  const last = count - 1;
  switch (move) {
    case "first":
      return 0;
    case "last":
      return last;
    case "next":
    case "down":
      return place === undefined || place >= last ? 0 : place + 1;
    case "previous":
    case "up":
      return place === undefined || place <= 0 ? last : place - 1;
    case "left":
    case "right":
      return place === undefined ? 0 : sideways(place, move, count, layout);
    case "page-down":
    case "page-up":
      return place === undefined ? 0 : paged(place, move, last, layout);
    default:
      return assertNever(move);
  }
}

/** Stays in its row, and comes back in at the other end of it. */
function sideways(
  place: number,
  move: "left" | "right",
  count: number,
  { down }: Pick<MenuLayout, "down">,
): number {
  const row = place % down;
  const moved = move === "left" ? place - down : place + down;
  if (moved >= count) return row;
  if (moved >= 0) return moved;
  return row + Math.floor((count - 1 - row) / down) * down;
}

/** Stays in its column. */
function paged(
  place: number,
  move: "page-down" | "page-up",
  last: number,
  { down, shown }: Pick<MenuLayout, "down" | "shown">,
): number {
  const step = Math.max(1, shown);
  const top = place - (place % down);
  const bottom = Math.min(top + down - 1, last);
  return move === "page-down" ? Math.min(place + step, bottom) : Math.max(place - step, top);
}
