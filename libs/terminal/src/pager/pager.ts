import { assertNever } from "@aish/core";
import { bindings } from "../keys/bindings.ts";
import { eventChords } from "../keys/event-chords.ts";
import type { Chord, KeyEvent } from "../keys/key-event.ts";
import { createKeymap, type Keymap } from "../keys/keymap.ts";
import type { PagerAction } from "../keys/pager-action.ts";
import type { Picker } from "../picker/picker.ts";
import { QueryLine } from "../picker/query-line.ts";
import type { ScreenSize } from "../screen/live-view.ts";
import type { StyledLine } from "../screen/styled.ts";
import type { Palette } from "../theme/palette.ts";
import { drawPage } from "./draw-page.ts";
import { headingsPicker } from "./headings-picker.ts";
import type { TextForm } from "./language-of-path.ts";
import { drawBottomBar, drawTopBar } from "./pager-bars.ts";
import { isReadingAction, readingMoves } from "./move-reading.ts";
import { PagerContent } from "./pager-content.ts";
import type { PagerHeading } from "./pager-document.ts";
import { pagerHelp } from "./pager-help.ts";
import type { PagerResult } from "./pager-result.ts";
import { Reading } from "./reading.ts";
import type { SearchDirection } from "./search-walk.ts";
import { textPort, type TextPort } from "./text-port.ts";

export interface PagerOptions {
  readonly title: string;
  readonly port: TextPort;
  readonly form: TextForm;
  readonly palette: () => Palette;
  readonly raw?: boolean;
  readonly numbers?: boolean;
  /** The widest that Markdown is laid out. */
  readonly wrapAt?: number;
  readonly keymap?: Keymap<PagerAction>;
}

export interface PagerView {
  readonly rows: readonly StyledLine[];
  /** Undefined: the cursor is not to be seen. */
  readonly cursor: { readonly row: number; readonly column: number } | undefined;
}

type Mode =
  | { readonly kind: "reading" }
  | {
      readonly kind: "search";
      readonly direction: SearchDirection;
      readonly query: QueryLine;
      readonly from: number;
    }
  | { readonly kind: "headings"; readonly picker: Picker<PagerHeading> }
  | { readonly kind: "help"; readonly pager: Pager };

const reading: Mode = { kind: "reading" };
const open: PagerResult = { kind: "open" };

/** A text that is looked through with keys; what it shows depends on nothing but what it was told. */
export class Pager {
  readonly #options: PagerOptions;
  readonly #keymap: Keymap<PagerAction>;
  readonly #reading: Reading;
  #mode: Mode = reading;
  #chords: readonly Chord[] = [];
  #number = "";
  readonly #queries: string[] = [];

  constructor(options: PagerOptions) {
    const { port, form, raw = false, wrapAt = 100 } = options;
    this.#options = options;
    this.#keymap = options.keymap ?? createKeymap(bindings.pager);
    const content = new PagerContent(port, form, { raw, wrapAt });
    this.#reading = new Reading(content, options.numbers ?? false);
  }

  handle(event: KeyEvent): PagerResult {
    const mode = this.#mode;
    switch (mode.kind) {
      case "search":
        return this.#typeSearch(event, mode.query);
      case "headings":
        return this.#chooseHeading(event, mode.picker);
      case "help":
        if (mode.pager.handle(event).kind === "quit") this.#mode = reading;
        return open;
      case "reading":
        break;
      default:
        assertNever(mode);
    }
    return this.#pressAll(event);
  }

  /** Does a part of what lasts: true if there is more of it. */
  work(): boolean {
    return this.#reading.work();
  }

  /** Whether something is awaited that lasts, so that the bars change. */
  get isBusy(): boolean {
    return this.#reading.isBusy;
  }

  /** The text is followed as it grows. */
  get isTailing(): boolean {
    return this.#reading.isTailing;
  }

  /** There is more of the text. */
  grown(): void {
    this.#reading.grown();
  }

  /** Says something in the bar at the bottom until the next key. */
  say(message: string): void {
    this.#reading.message = message;
  }

  /** Goes to the heading that `#anchor` means. False: there is none. */
  toAnchor(anchor: string): boolean {
    return this.#reading.toAnchor(anchor);
  }

  /** Goes to a line, counted from 1. */
  toLine(line: number): void {
    this.#reading.toLine(Math.max(0, line - 1));
  }

  /** All rows of a screen of this size. */
  view(size: ScreenSize): PagerView {
    const palette = this.#options.palette();
    const mode = this.#mode;
    if (mode.kind === "help") return mode.pager.view(size);
    if (mode.kind === "headings") {
      const view = mode.picker.view(size.columns, size.rows);
      const blank = Array.from({ length: size.rows - view.rows.length }, () => []);
      return { rows: [...view.rows, ...blank], cursor: view.cursor };
    }
    const state = this.#reading;
    state.fit(size);
    const rows = [...drawPage(state, palette)];
    if (state.barRows === 2) rows.unshift(this.#topBar(size.columns, palette));
    if (mode.kind === "search") {
      const sign = mode.direction === "forward" ? "/" : "?";
      const field = mode.query.view(size.columns - 1, palette.sgr("text"));
      const line = [{ text: sign, sgr: palette.sgr("accent") }, ...field.line];
      const at = Math.min(rows.length, size.rows - 1);
      rows[at] = line;
      return { rows, cursor: { row: at, column: Math.min(field.column + 1, size.columns - 1) } };
    }
    if (state.barRows > 0) rows.push(this.#bottomBar(size.columns, palette));
    return { rows, cursor: undefined };
  }

  #topBar(columns: number, palette: Palette): StyledLine {
    const { document, content, focused } = this.#reading;
    const { title } = this.#options;
    const { lineCount: lines, isCounted } = document;
    return drawTopBar(
      { title, lines, isCounted, size: content.size, focus: focused },
      columns,
      palette,
    );
  }

  #bottomBar(columns: number, palette: Palette): StyledLine {
    const state = this.#reading;
    const { search, content, isBusy, isTailing } = state;
    const sign = search?.direction === "back" ? "?" : "/";
    const busy = isBusy ? `looking … ${Math.round(state.workShare * 100)}%` : "";
    const message = state.message === "" ? busy : state.message;
    const bar = {
      share: state.share,
      look: content.look,
      number: this.#number,
      message: message === "" && isTailing ? "follows the end" : message,
      search: search === undefined ? "" : `${sign}${search.query}`,
    };
    return drawBottomBar(bar, columns, palette);
  }

  /** What opens a field or a list takes the rest of what came with it. */
  #pressAll(event: KeyEvent): PagerResult {
    const chords = eventChords(event);
    const texts = event.kind === "text" ? Array.from(event.text) : [];
    for (const [at, chord] of chords.entries()) {
      if (this.#mode.kind !== "reading") {
        return this.handle({ kind: "text", text: texts.slice(at).join("") });
      }
      const result = this.#press(chord);
      if (result.kind !== "open") return result;
    }
    return open;
  }

  #press(chord: Chord): PagerResult {
    this.#reading.message = "";
    if (this.#chords.length === 0 && /^\d$/.test(chord) && this.#number.length < 9) {
      this.#number += chord;
      return open;
    }
    const chords = [...this.#chords, chord];
    const found = this.#keymap.find(chords);
    this.#chords = found.kind === "prefix" ? chords : [];
    if (found.kind === "prefix") return open;
    if (found.kind === "none") {
      this.#number = "";
      return open;
    }
    const number = this.#number === "" ? undefined : Number(this.#number);
    if (found.action === "pager-back" && number !== undefined && chord === "backspace") {
      this.#number = this.#number.slice(0, -1);
      return open;
    }
    this.#number = "";
    if (found.action === "pager-quit" && chord === "escape") {
      if (number !== undefined || this.#reading.giveUp()) return open;
    }
    return this.#perform(found.action, number, chord);
  }

  #perform(action: PagerAction, number: number | undefined, chord: Chord): PagerResult {
    const state = this.#reading;
    if (isReadingAction(action)) {
      readingMoves[action](state, number);
      return open;
    }
    switch (action) {
      case "pager-search":
        this.#openSearch("forward");
        break;
      case "pager-search-back":
        this.#openSearch("back");
        break;
      case "pager-headings":
        this.#openHeadings();
        break;
      case "pager-copy":
        return this.#copy();
      case "pager-follow":
        return this.#follow(number);
      case "pager-open-link":
        return this.#openLink(number);
      case "pager-back":
        return { kind: "back" };
      case "pager-edit":
        return { kind: "edit", line: state.document.sourceLine(state.topLine) + 1 };
      case "pager-redraw":
        return { kind: "redraw" };
      case "pager-help":
        this.#mode = { kind: "help", pager: this.#helpPager() };
        break;
      case "pager-quit":
        return { kind: "quit", all: chord === "ctrl+c" };
      default:
        assertNever(action);
    }
    return open;
  }

  #openSearch(direction: SearchDirection): void {
    const from = this.#reading.topLine;
    this.#mode = { kind: "search", direction, query: new QueryLine(), from };
  }

  #typeSearch(event: KeyEvent, query: QueryLine): PagerResult {
    const mode = this.#mode;
    if (mode.kind !== "search") return open;
    const before = query.text;
    if (event.kind === "text" || event.kind === "paste") query.insert(event.text);
    if (event.kind === "chord") {
      const { chord } = event;
      if (chord === "enter" || chord === "ctrl+m") return this.#acceptSearch(query.text, mode);
      const isOver = before === "" && (chord === "backspace" || chord === "ctrl+h");
      if (isOver || cancels.has(chord)) {
        this.#mode = reading;
        this.#reading.giveUp();
        this.#reading.toLine(mode.from);
        return open;
      }
      if (chord === "up" || chord === "ctrl+p") {
        const last = this.#queries.at(-1);
        if (last !== undefined && before === "") query.insert(last);
      } else {
        query.handle(chord);
      }
    }
    if (query.text !== before) {
      this.#reading.message = "";
      this.#reading.find(query.text, mode.direction, mode.from);
    }
    return open;
  }

  #acceptSearch(text: string, { direction, from }: Extract<Mode, { kind: "search" }>): PagerResult {
    this.#mode = reading;
    const last = this.#queries.at(-1);
    if (text !== "" && text !== last) this.#queries.push(text);
    // An empty pattern is the one before, from here on.
    if (text === "" && last !== undefined) {
      const step = direction === "forward" ? 1 : -1;
      this.#reading.find(last, direction, from + step);
    }
    return open;
  }

  #openHeadings(): void {
    const { document, content } = this.#reading;
    if (document.headings.length === 0) {
      const isSource = content.canRender && !content.isRendered;
      this.#reading.message = isSource
        ? "no headings in the source: r shows it rendered"
        : "no headings";
      return;
    }
    const picker = headingsPicker(document.headings, this.#options.palette);
    this.#mode = { kind: "headings", picker };
  }

  #chooseHeading(event: KeyEvent, picker: Picker<PagerHeading>): PagerResult {
    const result = picker.handle(event);
    if (result.kind === "taken") this.#reading.goTo(result.row);
    if (result.kind === "taken" || result.kind === "cancelled") this.#mode = reading;
    return open;
  }

  #copy(): PagerResult {
    const state = this.#reading;
    const { focused } = state;
    if (focused === undefined) {
      state.message = "nothing is focused: tab goes to a code block or a link";
      return open;
    }
    state.message = focused.kind === "code" ? "copied the code" : "copied the address";
    return { kind: "copy", text: focused.kind === "code" ? focused.source : focused.address };
  }

  #follow(number: number | undefined): PagerResult {
    const { focused } = this.#reading;
    if (number !== undefined) {
      this.#reading.toLine(number - 1);
      return open;
    }
    if (focused?.kind === "link") return this.#go(focused.address);
    if (focused === undefined) this.#reading.scroll(1);
    return open;
  }

  #openLink(number: number | undefined): PagerResult {
    const state = this.#reading;
    const { focused } = state;
    if (number === undefined && focused?.kind === "link") return this.#go(focused.address);
    if (number === undefined) {
      state.message = "type the number of a link before o";
      return open;
    }
    const address = state.linkOf(number);
    if (address !== undefined) return this.#go(address);
    state.message = `there is no link ${number}`;
    return open;
  }

  #go(address: string): PagerResult {
    if (!address.startsWith("#")) return { kind: "follow", address };
    if (!this.toAnchor(address.slice(1))) this.#reading.message = `no heading is called ${address}`;
    return open;
  }

  #helpPager(): Pager {
    const { palette } = this.#options;
    return new Pager({
      title: "the keys of the pager",
      port: textPort(pagerHelp()),
      form: { kind: "markdown" },
      palette,
    });
  }
}

const cancels: ReadonlySet<Chord> = new Set(["escape", "ctrl+[", "ctrl+c", "ctrl+g"]);
