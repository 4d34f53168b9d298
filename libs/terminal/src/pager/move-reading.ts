import type { PagerAction } from "../keys/pager-action.ts";
import type { Reading } from "./reading.ts";

const wrapStep = 5;
const leastWrap = 40;
const mostIndent = 40;
const mostTimes = 10_000;

type Move = (reading: Reading, number: number | undefined) => void;

/** What goes through a text or changes its look. */
export const readingMoves = {
  "pager-line-down": (reading, number) => reading.scroll(times(number)),
  "pager-line-up": (reading, number) => reading.scroll(-times(number)),
  "pager-page-down": (reading, number) => reading.scroll(times(number) * pageOf(reading)),
  "pager-page-up": (reading, number) => reading.scroll(-times(number) * pageOf(reading)),
  "pager-half-page-down": (reading, number) => reading.scroll(times(number) * halfPageOf(reading)),
  "pager-half-page-up": (reading, number) => reading.scroll(-times(number) * halfPageOf(reading)),
  "pager-top": (reading, number) => {
    if (number === undefined) reading.toTop();
    else reading.toLine(number - 1);
  },
  "pager-bottom": (reading, number) => {
    if (number === undefined) reading.toBottom();
    else reading.toLine(number - 1);
  },
  "pager-tail": (reading) => reading.tail(),
  "pager-left": (reading) => moveAside(reading, -1),
  "pager-right": (reading) => moveAside(reading, 1),
  "pager-search-next": (reading) => reading.findAgain(false),
  "pager-search-previous": (reading) => reading.findAgain(true),
  "pager-next-heading": (reading) => reading.toHeading(1),
  "pager-previous-heading": (reading) => reading.toHeading(-1),
  "pager-focus-next": (reading) => reading.moveFocus(1),
  "pager-focus-previous": (reading) => reading.moveFocus(-1),
  "pager-toggle-raw": (reading) => {
    if (reading.content.canRender) reading.toggleRaw();
    else reading.message = "it is shown as it is written already";
  },
  "pager-toggle-numbers": (reading) => {
    reading.showsNumbers = !reading.showsNumbers;
  },
  "pager-toggle-bars": (reading) => {
    reading.showsBars = !reading.showsBars;
  },
  "pager-toggle-wrap": (reading) => {
    reading.wraps = !reading.wraps;
    reading.left = 0;
    reading.message = reading.wraps ? "long lines are wrapped" : "long lines are cut";
  },
  "pager-narrower": (reading) => rewrap(reading, -wrapStep),
  "pager-wider": (reading) => rewrap(reading, wrapStep),
  "pager-indent-less": (reading) => {
    reading.indent = Math.max(0, reading.indent - 1);
  },
  "pager-indent-more": (reading) => {
    reading.indent = Math.min(mostIndent, reading.indent + 1);
  },
} satisfies Partial<Record<PagerAction, Move>>;

export type ReadingAction = keyof typeof readingMoves;

export function isReadingAction(action: PagerAction): action is ReadingAction {
  return Object.hasOwn(readingMoves, action);
}

function times(number: number | undefined): number {
  return Math.min(number ?? 1, mostTimes);
}

/** A line of the page before stays to be seen. */
function pageOf({ page }: Reading): number {
  return Math.max(1, page - 1);
}

function halfPageOf(reading: Reading): number {
  return Math.ceil(pageOf(reading) / 2);
}

function moveAside(reading: Reading, step: 1 | -1): void {
  reading.wraps = false;
  reading.left = Math.max(0, reading.left + step * Math.ceil(reading.size.columns / 2));
  if (step < 0 && reading.left === 0) reading.message = "w wraps long lines again";
}

function rewrap(reading: Reading, step: number): void {
  const { content, size } = reading;
  content.wrapAt = Math.max(leastWrap, Math.min(content.wrapAt, size.columns) + step);
  reading.message = `wraps at ${content.wrapAt}`;
}
