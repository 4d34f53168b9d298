import type { ScreenSize } from "../screen/live-view.ts";
import { headingOfAnchor } from "./heading-anchor.ts";
import type { PagerContent } from "./pager-content.ts";
import type { FocusItem, PagerDocument, PagerHeading } from "./pager-document.ts";
import { SearchWalk, type SearchDirection } from "./search-walk.ts";
import { textMatcher, type TextMatcher } from "./text-matcher.ts";
import { Viewport, type ViewRow } from "./viewport.ts";

const countBytes = 2 * 1024 * 1024;
/** How many lines there are is only found out of itself where that takes a moment. */
const mostCounted = 64 * 1024 * 1024;
/** Before Markdown, where the mark of what is focused stands. */
const margin = 2;

interface Search {
  readonly query: string;
  readonly matcher: TextMatcher;
  readonly direction: SearchDirection;
}

type Goal = { readonly kind: "bottom" } | { readonly kind: "line"; readonly line: number };

/** A text that is being read: where one is in it, what is looked for, what is in focus. */
export class Reading {
  readonly content: PagerContent;
  readonly #viewport: Viewport;
  #document: PagerDocument;
  #size: ScreenSize = { columns: 80, rows: 24 };
  #walk: SearchWalk | undefined;
  #goal: Goal | undefined;
  #focus: number | undefined;
  #matchLine: number | undefined;
  search: Search | undefined;
  message = "";
  showsNumbers: boolean;
  showsBars = true;
  wraps = true;
  left = 0;
  indent = 0;
  isTailing = false;

  constructor(content: PagerContent, showsNumbers: boolean) {
    this.content = content;
    this.showsNumbers = showsNumbers;
    this.#document = content.document(this.#size.columns - margin);
    this.#viewport = new Viewport(this.#document);
    this.fit(this.#size);
  }

  get document(): PagerDocument {
    return this.#document;
  }

  get size(): ScreenSize {
    return this.#size;
  }

  get seen(): readonly ViewRow[] {
    return this.#viewport.seen();
  }

  get topLine(): number {
    return this.#viewport.top.line;
  }

  get page(): number {
    return this.#viewport.rows;
  }

  get barRows(): number {
    return this.showsBars && this.#size.rows > 2 ? (this.#size.rows < 10 ? 1 : 2) : 0;
  }

  /** Columns before the text. */
  get gutter(): number {
    const digits = String(Math.max(999, this.#document.lineCount)).length;
    const numbers = this.showsNumbers ? digits + 1 : 0;
    const before = (this.content.isRendered ? margin : 0) + this.indent;
    return Math.min(numbers + before, Math.max(0, this.#size.columns - 8));
  }

  get share(): number {
    if (this.#document.isCounted && this.#viewport.isAtBottom) return 1;
    const { seen } = this;
    return this.#document.share((seen.at(-1)?.line ?? 0) + 1);
  }

  /** The line that the search has found last. */
  get matchLine(): number | undefined {
    return this.#matchLine;
  }

  get focused(): FocusItem | undefined {
    return this.#focus === undefined ? undefined : this.#document.items[this.#focus];
  }

  /** The window has this size, or something has changed what fits into it. */
  fit(size: ScreenSize = this.#size): void {
    this.#size = size;
    const columns = Math.max(1, size.columns - this.gutter);
    const document = this.content.document(columns);
    if (document !== this.#document) this.#put(document);
    this.#viewport.fit(columns, Math.max(1, size.rows - this.barRows), this.wraps);
    if (this.isTailing) this.#viewport.toBottom();
  }

  scroll(rows: number): void {
    this.#leave();
    this.#countTo(this.topLine + 2 * Math.abs(rows) + this.page);
    this.#viewport.scroll(rows);
  }

  toTop(): void {
    this.#leave();
    this.#viewport.toLine(0);
  }

  toBottom(): void {
    this.#leave();
    this.#goal = { kind: "bottom" };
    this.work();
  }

  /** Counted from 0. */
  toLine(line: number): void {
    this.#leave();
    this.#goal = { kind: "line", line };
    this.work();
  }

  tail(): void {
    this.toBottom();
    this.isTailing = true;
  }

  /** The text has grown. */
  grown(): void {
    if (!this.isTailing) return;
    this.#goal = { kind: "bottom" };
    this.work();
  }

  toggleRaw(): void {
    this.content.toggleRaw();
    this.#focus = undefined;
    this.fit();
  }

  /** False: the pattern is empty. */
  find(query: string, direction: SearchDirection, from = this.topLine): boolean {
    const matcher = textMatcher(query);
    this.search = matcher === undefined ? undefined : { query, matcher, direction };
    this.#walk = undefined;
    if (matcher !== undefined) {
      this.#walk = new SearchWalk(this.#document, matcher, direction, from);
      this.work();
    }
    return matcher !== undefined;
  }

  /** The match after the one that was found last, or before it. */
  findAgain(isReverse: boolean): void {
    if (this.search === undefined) {
      this.message = "nothing has been searched for";
      return;
    }
    const { matcher, direction } = this.search;
    const goes = isReverse === (direction === "forward") ? "back" : "forward";
    const from = (this.#matchLine ?? this.topLine) + (goes === "forward" ? 1 : -1);
    this.#walk = new SearchWalk(this.#document, matcher, goes, from);
    this.work();
  }

  /** False: there was nothing to give up. */
  giveUp(): boolean {
    const had = [this.#walk, this.#goal, this.search, this.#focus].some(
      (each) => each !== undefined,
    );
    this.#leave();
    this.search = undefined;
    this.#focus = undefined;
    return had;
  }

  /** What lasts: a search or a count through a large text, a part of it at each call. True: there is more. */
  work(): boolean {
    if (this.#walk !== undefined) this.#look(this.#walk);
    else if (this.#shouldCount) this.#document.count(countBytes);
    this.#approach();
    return this.#walk !== undefined || this.#shouldCount;
  }

  get #shouldCount(): boolean {
    if (this.#document.isCounted) return false;
    return this.#goal !== undefined || this.content.size <= mostCounted;
  }

  /** Whether something is awaited that lasts. */
  get isBusy(): boolean {
    return this.#walk !== undefined || this.#goal !== undefined;
  }

  get workShare(): number {
    return this.#document.share(this.#walk?.line ?? this.#document.lineCount - 1);
  }

  toHeading(step: 1 | -1): void {
    const { headings } = this.#document;
    const { topLine } = this;
    const found =
      step === 1
        ? headings.find(({ line }) => line > topLine)
        : headings.findLast(({ line }) => line < topLine);
    if (found !== undefined) this.goTo(found);
    else this.message = headings.length === 0 ? "no headings" : "no more headings";
  }

  goTo({ line }: Pick<PagerHeading, "line">): void {
    this.#leave();
    this.#viewport.toLine(line);
  }

  /** False: no heading is called so. */
  toAnchor(anchor: string): boolean {
    const heading = headingOfAnchor(anchor, this.#document.headings);
    if (heading !== undefined) this.goTo(heading);
    return heading !== undefined;
  }

  moveFocus(step: 1 | -1): void {
    const { items } = this.#document;
    if (items.length === 0) {
      this.message = this.content.canRender
        ? "nothing to focus: r shows it rendered"
        : "nothing to focus";
      return;
    }
    this.#focus = this.#nextFocus(step);
    const item = items[this.#focus];
    if (item !== undefined) this.#viewport.reveal(item.first, item.last);
  }

  linkOf(number: number): string | undefined {
    const link = this.#document.items.find(
      (item) => item.kind === "link" && item.number === number,
    );
    return link?.kind === "link" ? link.address : undefined;
  }

  #nextFocus(step: 1 | -1): number {
    const { items } = this.#document;
    const seen = this.seen;
    const first = seen[0]?.line ?? 0;
    const last = seen.at(-1)?.line ?? 0;
    const current = this.focused;
    const isNear = current !== undefined && current.last >= first && current.first <= last;
    if (isNear) return ((this.#focus ?? 0) + step + items.length) % items.length;
    const found =
      step === 1
        ? items.findIndex((item) => item.first >= first)
        : items.findLastIndex((item) => item.first <= last);
    return found >= 0 ? found : step === 1 ? 0 : items.length - 1;
  }

  #look(walk: SearchWalk): void {
    const step = walk.go();
    if (step.kind === "open") return;
    this.#walk = undefined;
    if (step.kind === "none") {
      this.message = `not found: ${this.search?.query ?? ""}`;
      return;
    }
    this.#matchLine = step.line;
    this.isTailing = false;
    this.message = step.hasWrapped ? "the search went on from the other end" : "";
    this.#viewport.reveal(step.line);
  }

  #approach(): void {
    const goal = this.#goal;
    if (goal === undefined) return;
    const isThere =
      this.#document.isCounted || (goal.kind === "line" && goal.line < this.#document.lineCount);
    if (!isThere) return;
    this.#goal = undefined;
    if (goal.kind === "line") this.#viewport.toLine(goal.line);
    else this.#viewport.toBottom();
  }

  #put(document: PagerDocument): void {
    const source = this.#document.sourceLine(this.topLine);
    const isAtTop = this.topLine === 0;
    this.#document = document;
    this.#walk = undefined;
    this.#matchLine = undefined;
    this.#viewport.show(document, isAtTop ? 0 : document.lineOfSource(source));
  }

  /** The person goes somewhere else: what was on its way there is given up. */
  #leave(): void {
    this.#walk = undefined;
    this.#goal = undefined;
    this.#matchLine = undefined;
    this.isTailing = false;
  }

  #countTo(line: number): void {
    while (!this.#document.isCounted && this.#document.lineCount <= line) {
      this.#document.count(countBytes);
    }
  }
}
