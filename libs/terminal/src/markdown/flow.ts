import { breaksBetween } from "./line-break.ts";
import { Pen, type Run } from "./pen.ts";
import { dim, type Style } from "./style.ts";
import { Word } from "./word.ts";

export interface FlowOptions {
  readonly columns: () => number;
  readonly style: "ansi" | "plain";
  /** How many lines may be filled; the last one ends with `more` when there is more. */
  readonly lines?: number;
  readonly more?: string;
}

/** What stands before the text of a line: the outermost first. */
export type Prefix = readonly Run[];

const asciiWord = /[\u0021-\u007e]{1,256}/y;
const longestPiece = 256;
const longestWord = 512;

/**
 * Fills lines with words for a screen that is only appended to. A word that still grows is shown at
 * once and taken to the next line when it turns out not to fit; `plain` cannot take back, so there it
 * waits for its end. The last column stays free: a cursor that waits on the edge moves differently
 * from terminal to terminal.
 */
export class Flow {
  readonly #pen: Pen;
  readonly #columns: () => number;
  readonly #ansi: boolean;
  readonly #word = new Word();
  readonly #lines: number;
  readonly #more: string;
  #done = 0;
  #isFull = false;
  #first: Prefix | undefined;
  #rest: Prefix = [];
  /** The prefix of the line is written. */
  #open = false;
  /** No word stands on the line yet. */
  #empty = true;
  /** Columns before the gap and the word. */
  #column = 0;
  #usable = 0;
  #gap = 0;
  #gapStyle: Style = 0;
  #gapLink: string | undefined;
  #gapShown = false;
  #previous = "";
  #widest = 0;

  constructor({ columns, style, lines = Number.POSITIVE_INFINITY, more = "" }: FlowOptions) {
    this.#lines = lines;
    this.#more = more;
    this.#columns = columns;
    this.#ansi = style === "ansi";
    this.#pen = new Pen(this.#ansi);
  }

  /** The widest line since the prefix was set. */
  get widest(): number {
    return this.#widest;
  }

  /** How many have ended, blank ones too. */
  get lines(): number {
    return this.#pen.lines;
  }

  /** All its lines are filled; what else comes is left out. */
  get isFull(): boolean {
    return this.#isFull;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** `first` for the next line only. */
  setPrefix(first: Prefix, rest: Prefix): void {
    this.#first = first;
    this.#rest = rest;
    this.#widest = 0;
  }

  /** Columns that a line has for text after its prefix. */
  room(): number {
    const usable = usableOf(this.#columns());
    return Math.max(1, usable - widthOf(fitting(this.#first ?? this.#rest, usable)));
  }

  text(text: string, style: Style, link?: string): void {
    for (let at = 0; at < text.length && !this.#isFull;) {
      const code = text.charCodeAt(at);
      if (code === 0x20 || code === 0x09) {
        this.#finishWord();
        if (!this.#empty) {
          this.#gap += 1;
          this.#gapStyle = style;
          this.#gapLink = link;
        }
        this.#previous = "";
        at += 1;
        continue;
      }
      const end = this.#endOfPiece(text, at);
      this.#add(text.slice(at, end), style, link);
      at = end;
    }
  }

  newline(): void {
    this.#finishWord();
    if (!this.#open) this.#writeBare(this.#first ?? this.#rest);
    this.#first = undefined;
    this.#endLine();
  }

  /** Ends the last line with the mark that there is more. */
  leaveOut(): void {
    this.#finishWord();
    this.#pen.write(this.#more, this.#gapStyle);
    this.#endLine();
    this.#isFull = true;
  }

  /** Whether the line is the last that may be filled. */
  get isOnLastLine(): boolean {
    return this.#done + 1 >= this.#lines;
  }

  /** An empty line, with the bars of `prefix` alone. */
  blank(prefix: Prefix): void {
    this.#writeBare(prefix);
    this.#pen.newline();
  }

  /** A line that is laid out already. */
  line(text: string): void {
    this.#start();
    this.#pen.write(text, 0);
    this.#endLine();
  }

  /** A line drawn to the column `end`, if there is room for it. */
  rule(character: string, end: number): void {
    this.#start();
    this.#pen.write(character.repeat(Math.max(1, Math.min(end, this.#usable) - this.#column)), dim);
    this.#endLine();
  }

  /** A short line above something, without a prefix. */
  caption(text: string, style: Style): void {
    this.verbatim(Bun.sliceAnsi(text, 0, usableOf(this.#columns())), style);
    this.#endLine();
  }

  /** Text that is neither wrapped nor set behind a prefix. */
  verbatim(text: string, style: Style): void {
    this.#open = true;
    this.#pen.write(text, style);
  }

  endVerbatim(): void {
    this.#endLine();
  }

  /** What came since the last call. */
  take(): string {
    if (this.#ansi) this.#show();
    return this.#pen.take();
  }

  /** A prefix that nothing stands behind. */
  #writeBare(prefix: Prefix): void {
    const last = prefix.findLastIndex(({ text }) => text.trim() !== "");
    for (const [at, { text, style }] of prefix.slice(0, last + 1).entries()) {
      this.#pen.write(at === last ? text.trimEnd() : text, style);
    }
  }

  #endOfPiece(text: string, at: number): number {
    const last = Math.min(
      text.length,
      at + Math.min(longestPiece, longestWord - this.#word.length),
    );
    asciiWord.lastIndex = at;
    const ascii = asciiWord.exec(text)?.[0] ?? "";
    let end = at;
    while (end < last) {
      if (end === at && ascii !== "") {
        const [head = ""] = ascii;
        if (breaksBetween(this.#previous, head)) this.#finishWord();
        end = Math.min(last, at + ascii.length);
        this.#previous = text[end - 1] ?? "";
        // What follows may still belong to it, and is looked at as the next piece.
        return end;
      }
      const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
      if (character === " " || character === "\t") break;
      if (this.#previous !== "" && breaksBetween(this.#previous, character)) {
        if (end > at) break;
        this.#finishWord();
      }
      this.#previous = character;
      end += character.length;
      if ((text.charCodeAt(end) || 0) <= 0x7e) break;
    }
    return Math.max(end, at + 1);
  }

  #add(piece: string, style: Style, link: string | undefined): void {
    if (!this.#open) this.#start();
    const word = this.#word;
    word.add(piece, style, link);
    while (!this.#isFull && this.#column + this.#gap + word.width > this.#usable) {
      if (!this.#empty) {
        this.#moveWord();
        continue;
      }
      const room = Math.max(1, this.#usable - this.#column);
      if (!word.isLongerThan(room)) break;
      for (const run of word.takeHead(room)) this.#pen.write(run.text, run.style, run.link);
      this.#column = this.#usable;
      this.#wrap();
    }
    // No word is that long; measuring it again and again would take ever longer.
    if (word.length >= longestWord) this.#finishWord();
  }

  /** The word goes to the next line, with what of it is on the screen already. */
  #moveWord(): void {
    const shown = this.#word.shownWidth + (this.#gapShown ? this.#gap : 0);
    if (shown > 0) this.#pen.erase(shown);
    this.#word.forgetShown();
    this.#forgetGap();
    this.#wrap();
  }

  #wrap(): void {
    if (this.isOnLastLine) {
      this.#word.clear();
      this.leaveOut();
      return;
    }
    this.#endLine();
    this.#start();
  }

  #show(): void {
    if (this.#word.length === 0) return;
    if (this.#gap > 0 && !this.#gapShown) {
      this.#pen.write(" ".repeat(this.#gap), this.#gapStyle, this.#gapLink);
      this.#gapShown = true;
    }
    for (const run of this.#word.takeUnshown()) this.#pen.write(run.text, run.style, run.link);
  }

  #finishWord(): void {
    if (this.#word.length === 0) return;
    this.#show();
    this.#column += this.#gap + this.#word.width;
    this.#word.clear();
    this.#forgetGap();
    this.#empty = false;
  }

  #forgetGap(): void {
    this.#gap = 0;
    this.#gapShown = false;
  }

  #start(): void {
    this.#usable = usableOf(this.#columns());
    const prefix = fitting(this.#first ?? this.#rest, this.#usable);
    this.#first = undefined;
    for (const run of prefix) this.#pen.write(run.text, run.style, run.link);
    this.#column = widthOf(prefix);
    this.#open = true;
    this.#empty = true;
    this.#forgetGap();
  }

  #endLine(): void {
    this.#done += 1;
    this.#widest = Math.max(this.#widest, this.#column);
    this.#pen.newline();
    this.#open = false;
    this.#empty = true;
    this.#forgetGap();
    this.#previous = "";
  }
}

function usableOf(columns: number): number {
  if (!(columns >= 1)) return 79;
  return Math.max(1, Math.floor(columns) - 1);
}

/** On a narrow screen the outer parts of a prefix give way to the text. */
function fitting(prefix: Prefix, usable: number): Prefix {
  let kept = prefix;
  while (kept.length > 1 && widthOf(kept) > usable / 2) kept = kept.slice(1);
  return kept;
}

function widthOf(prefix: Prefix): number {
  return prefix.reduce((width, { text }) => width + Bun.stringWidth(text), 0);
}
