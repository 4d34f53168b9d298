import { decodeAnsiQuoted } from "./ansi-quoted.ts";
import { endsWord, isSpecialInWord } from "./character-class.ts";
import { scanDollar, scanDouble, scanSubstitution } from "./scan-dollar.ts";
import { deepestSubstitution, WordParts, type ShellScan } from "./shell-scan.ts";

export interface ScannedWord {
  readonly end: number;
  readonly parts: WordParts;
}

/** `pattern`: parentheses and bars belong to it, as behind `=~`. */
export type WordMode = "plain" | "pattern";

/** Reads the word at `start` up to what ends it outside quotes. */
export function scanWord(scan: ShellScan, start: number, mode: WordMode = "plain"): ScannedWord {
  const word = new WordScan(scan, start, mode);
  return { end: word.run(), parts: word.parts };
}

class WordScan {
  readonly parts = new WordParts();
  readonly #scan: ShellScan;
  readonly #start: number;
  readonly #mode: WordMode;
  #at: number;
  /** Where brackets before it find their `]`, or that they find none: looked for once. */
  #bracketEnd = -1;
  #hasBracket = false;
  /** Parentheses of a pattern such as `@(a|b)`. */
  #group = 0;

  constructor(scan: ShellScan, start: number, mode: WordMode) {
    this.#scan = scan;
    this.#start = start;
    this.#at = start;
    this.#mode = mode;
  }

  run(): number {
    const { text, limit } = this.#scan;
    while (this.#at < limit) {
      const from = this.#at;
      let at = from;
      while (at < limit && !isSpecialInWord(text.charCodeAt(at))) at += 1;
      this.#at = at;
      if (at > from) this.parts.value += text.slice(from, at);
      if (at === limit || !this.#special(text.charAt(at))) break;
    }
    return this.#at;
  }

  /** False where the word ends. */
  #special(character: string): boolean {
    if (endsWord(character.charCodeAt(0))) return this.#delimiter(character);
    const { text, limit } = this.#scan;
    const at = this.#at;
    const { parts } = this;
    switch (character) {
      case "'":
        this.#single(at, at + 1);
        return true;
      case '"':
        this.#at = scanDouble(this.#scan, at, at + 1, parts);
        return true;
      case "\\": {
        const end = Math.min(at + 2, limit);
        parts.add("escape", at, end);
        if (text[at + 1] !== "\n") parts.value += text.slice(at + 1, end);
        this.#at = end;
        return true;
      }
      case "$":
      case "`":
        this.#dollar(at);
        return true;
      case "~":
        if (at === this.#start) this.#tilde(at);
        else this.#literal(1);
        return true;
      case "[":
        if (this.#closesBracket(at + 1)) this.#glob(1);
        else this.#literal(1);
        return true;
      case "{": {
        const length = braceLength(text, at, limit);
        if (length > 0) this.#glob(length);
        else this.#literal(1);
        return true;
      }
      default:
        this.#glob(1);
        return true;
    }
  }

  #literal(length: number): void {
    this.parts.value += this.#scan.text.slice(this.#at, this.#at + length);
    this.#at += length;
  }

  #glob(length: number): void {
    this.parts.add("glob", this.#at, this.#at + length);
    this.parts.isDynamic = true;
    this.#literal(length);
  }

  #delimiter(character: string): boolean {
    const { text, limit } = this.#scan;
    const at = this.#at;
    const isPattern = this.#mode === "pattern" || this.#group > 0;
    if (character === "(") {
      const opens = at > this.#start && "?*+@!".includes(text.charAt(at - 1));
      if (!isPattern && !opens) return false;
      this.#group += 1;
      this.#glob(1);
      return true;
    }
    if (character === ")" && this.#group > 0) {
      this.#group -= 1;
      this.#glob(1);
      return true;
    }
    const isDeep = this.#scan.depth >= deepestSubstitution;
    if (/[<>]/.test(character) && text[at + 1] === "(" && at + 1 < limit && !isDeep) {
      this.#at = scanSubstitution(this.#scan, at, at + 2, this.parts);
      this.parts.value += text.slice(at, this.#at);
      return true;
    }
    if (isPattern && "|&<>;".includes(character)) {
      this.#glob(1);
      return true;
    }
    return false;
  }

  #dollar(at: number): void {
    const { text, limit } = this.#scan;
    if (text[at] === "$" && at + 1 < limit) {
      if (text[at + 1] === "'") return this.#single(at, at + 2);
      if (text[at + 1] === '"') {
        this.#at = scanDouble(this.#scan, at, at + 2, this.parts);
        return undefined;
      }
    }
    this.#at = scanDollar(this.#scan, at, this.parts, "none");
    this.parts.value += text.slice(at, this.#at);
    return undefined;
  }

  /** `'…'`, and `$'…'`, in which backslashes mean something. */
  #single(start: number, inside: number): void {
    const { text, limit } = this.#scan;
    const isPlain = inside - start === 1;
    let close = inside;
    if (isPlain) {
      const found = text.indexOf("'", inside);
      close = found === -1 ? limit : Math.min(found, limit);
    } else {
      while (close < limit && text[close] !== "'") close += text[close] === "\\" ? 2 : 1;
      close = Math.min(close, limit);
    }
    const raw = text.slice(inside, close);
    this.parts.value += isPlain ? raw : decodeAnsiQuoted(raw);
    if (close === limit) this.parts.leaveOpen("'");
    this.#at = Math.min(close + 1, limit);
    this.parts.add("single", start, this.#at);
  }

  /** `~`, `~user`. */
  #tilde(at: number): void {
    const { text, limit } = this.#scan;
    let end = at + 1;
    while (end < limit && !isSpecialInWord(text.charCodeAt(end)) && text[end] !== "/") end += 1;
    this.parts.add("tilde", at, end);
    this.#literal(end - at);
  }

  #closesBracket(from: number): boolean {
    const { text, limit } = this.#scan;
    if (from > this.#bracketEnd) {
      let at = from;
      while (at < limit && !endsWord(text.charCodeAt(at)) && text[at] !== "]") at += 1;
      this.#bracketEnd = at;
      this.#hasBracket = at < limit && text[at] === "]";
    }
    return this.#hasBracket && this.#bracketEnd > from;
  }
}

/** How long `{a,b}` or `{1..3}` at `at` is; 0: it is none. One inside another is a part by itself. */
function braceLength(text: string, at: number, limit: number): number {
  let expands = false;
  for (let end = at + 1; end < limit; end += 1) {
    const character = text.charAt(end);
    if (character === "}") return expands ? end + 1 - at : 0;
    if (character === "," || (character === "." && text[end + 1] === ".")) expands = true;
    else if (isSpecialInWord(character.charCodeAt(0))) return 0;
  }
  return 0;
}
