import { blue, dim, cyan, type Style } from "../style.ts";
import type { Grammar, Span } from "./grammar.ts";

const wordStart = /[\p{L}_]/u;
const word = /[\p{L}_][\p{L}\p{N}_]*/uy;
const figures = /\d[\w.]*/y;
const longestWord = 200;
const wholeLineStart = 4;
const deepest = 1000;

/** Where a piece of code could begin, or undefined when only what comes next can tell. */
type Piece = { readonly text: string; readonly style: Style } | undefined;

/**
 * Colours code as it comes, line by line; what stays open at a line's end goes on in the next. A word
 * is kept back until it is whole.
 */
export class Highlighter {
  readonly #grammar: Grammar | undefined;
  readonly #write: (text: string, style: Style) => void;
  /** The characters that something with an end, or a comment, can begin with. */
  readonly #openers: string;
  #rest = "";
  #inside: Span | undefined;
  #insideStyle: Style = 0;
  #lineStyle: Style | undefined;
  #isLineStart = true;
  /** No word stands in the line yet. */
  #isFirst = true;
  #previous = "";
  #significant = "";
  #nesting = "";

  constructor(grammar: Grammar | undefined, write: (text: string, style: Style) => void) {
    this.#grammar = grammar;
    this.#write = write;
    const spans = grammar?.spans ?? [];
    this.#openers = [...(grammar?.comments ?? []), ...spans.map(({ open }) => open)]
      .map((open) => open[0] ?? "")
      .join("");
  }

  write(text: string): void {
    if (this.#grammar === undefined) {
      this.#write(text, 0);
      return;
    }
    this.#rest = this.#scan(this.#grammar, this.#rest + text, false);
  }

  endLine(): void {
    if (this.#grammar !== undefined) this.#scan(this.#grammar, this.#rest, true);
    this.#rest = "";
    this.#lineStyle = undefined;
    this.#isLineStart = true;
    this.#isFirst = true;
    this.#previous = "";
    if (this.#inside?.spansLines !== true) this.#inside = undefined;
  }

  /** Writes what is decided and gives the rest. */
  #scan(grammar: Grammar, text: string, isWhole: boolean): string {
    if (this.#isLineStart) {
      if (grammar.wholeLine !== undefined && this.#inside === undefined) {
        if (text.length < wholeLineStart && !isWhole) return text;
        this.#lineStyle = grammar.wholeLine(text.slice(0, wholeLineStart));
      }
      this.#isLineStart = false;
    }
    if (this.#lineStyle !== undefined) {
      this.#write(text, this.#lineStyle);
      return "";
    }
    let at = 0;
    while (at < text.length) {
      const piece =
        this.#inside === undefined
          ? this.#nextPiece(grammar, text, at, isWhole)
          : this.#insidePiece(this.#inside, text, at, isWhole);
      if (piece === undefined || piece.text === "") return text.slice(at);
      this.#write(piece.text, piece.style);
      at += piece.text.length;
      this.#previous = text[at - 1] ?? "";
      if (this.#previous.trim() !== "") this.#significant = this.#previous;
    }
    return "";
  }

  #insidePiece(span: Span, text: string, start: number, isWhole: boolean): Piece {
    const style = this.#insideStyle;
    for (let at = start; at < text.length; at += 1) {
      if (span.escapes && text[at] === "\\") {
        if (at + 1 === text.length && !isWhole) return { text: text.slice(start, at), style };
        at += 1;
      } else if (text.startsWith(span.close, at)) {
        this.#inside = undefined;
        return { text: text.slice(start, at + span.close.length), style };
      } else if (!isWhole && span.close.startsWith(text.slice(at))) {
        return { text: text.slice(start, at), style };
      }
    }
    return { text: text.slice(start), style };
  }

  #nextPiece(grammar: Grammar, text: string, at: number, isWhole: boolean): Piece {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (this.#openers.includes(character)) {
      const opener = this.#opener(grammar, text, at, isWhole);
      if (opener !== "none") return opener;
    }
    const isTail = (length: number): boolean =>
      at + length === text.length && !isWhole && length < longestWord;
    const { firstWord, marked } = grammar;
    if (this.#isFirst && firstWord !== undefined && !/[\s\-[{]/.test(character)) {
      if (!isWhole && text.length - at < longestWord && /^[\w."'/%-]*\s*$/.test(text.slice(at))) {
        return undefined;
      }
      this.#isFirst = false;
      firstWord.pattern.lastIndex = at;
      const found = firstWord.pattern.exec(text)?.[0];
      if (found !== undefined) return { text: found, style: firstWord.style };
    }
    if (marked?.starts.includes(character) === true) {
      marked.pattern.lastIndex = at;
      const found = marked.pattern.exec(text)?.[0] ?? character;
      return isTail(found.length) ? undefined : { text: found, style: marked.style };
    }
    if (wordStart.test(character)) {
      word.lastIndex = at;
      const found = word.exec(text)?.[0] ?? character;
      if (isTail(found.length)) return undefined;
      const name = grammar.anyCase === true ? found.toLowerCase() : found;
      return { text: found, style: grammar.words.get(name) ?? 0 };
    }
    if (/\d/.test(character)) {
      figures.lastIndex = at;
      const found = figures.exec(text)?.[0] ?? character;
      return isTail(found.length) ? undefined : { text: found, style: cyan };
    }
    this.#nest(character);
    return { text: character, style: 0 };
  }

  /** The longest comment, string or other span that begins here. */
  #opener(grammar: Grammar, text: string, at: number, isWhole: boolean): Piece | "none" {
    const isSpaced = grammar.commentNeedsSpace !== true || this.#previous.trim() === "";
    const comments = isSpaced ? grammar.comments : [];
    const rest = text.slice(at, at + 8);
    const all = [...comments, ...grammar.spans.map(({ open }) => open)];
    const mayGrow = all.some((open) => open.length > rest.length && open.startsWith(rest));
    if (mayGrow && !isWhole) return undefined;
    let span: Span | undefined;
    for (const each of grammar.spans) {
      if (rest.startsWith(each.open) && each.open.length > (span?.open.length ?? 0)) span = each;
    }
    const comment = comments.find(
      (open) => rest.startsWith(open) && open.length > (span?.open.length ?? 0),
    );
    if (comment !== undefined) {
      this.#lineStyle = dim;
      return { text: text.slice(at), style: dim };
    }
    if (span === undefined) return "none";
    this.#insideStyle = grammar.namesAreStrings === true && this.#isName() ? blue : span.style;
    this.#inside = span;
    this.#isFirst = false;
    return { text: span.open, style: this.#insideStyle };
  }

  #isName(): boolean {
    return this.#nesting.endsWith("{") && /[{,]/.test(this.#significant);
  }

  #nest(character: string): void {
    if (character === "{" || character === "[") {
      if (this.#nesting.length < deepest) this.#nesting += character;
    } else if (character === "}" || character === "]") {
      this.#nesting = this.#nesting.slice(0, -1);
    }
  }
}
