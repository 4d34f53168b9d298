import { Fault } from "../fault.ts";

/** A place in a JSON text. Everything it takes, it takes with the blanks behind it, except a string. */
export class JsonCursor {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#text.length;
  }

  /** NaN at the end. */
  peek(): number {
    return this.#text.charCodeAt(this.#position);
  }

  skipBlanks(): void {
    const text = this.#text;
    let position = this.#position;
    for (;;) {
      const code = text.charCodeAt(position);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
      position += 1;
    }
    this.#position = position;
  }

  /** A bracket or a brace. */
  open(): void {
    this.#position += 1;
    this.skipBlanks();
  }

  closes(code: number): boolean {
    this.skipBlanks();
    if (this.peek() !== code) return false;
    this.#position += 1;
    return true;
  }

  comma(closing: string): void {
    if (this.peek() !== 0x2c) throw this.unexpected(`, or ${closing}`);
    this.open();
  }

  colon(): void {
    this.skipBlanks();
    if (this.peek() !== 0x3a) throw this.unexpected(": after a key");
    this.open();
  }

  word(word: string): void {
    if (!this.#text.startsWith(word, this.#position)) throw this.unexpected(word);
    this.#position += word.length;
  }

  /** Undefined, and nothing taken, if it is no integer or has more than 15 digits. */
  smallInteger(): number | undefined {
    const text = this.#text;
    let position = this.#position;
    const isNegative = text.charCodeAt(position) === 0x2d;
    if (isNegative) position += 1;
    const first = position;
    let value = 0;
    let code = text.charCodeAt(position);
    while (code >= 0x30 && code <= 0x39 && position - first < 16) {
      value = value * 10 + (code - 0x30);
      position += 1;
      code = text.charCodeAt(position);
    }
    const digits = position - first;
    if (digits === 0 || digits > 15 || code === 0x2e || code === 0x65 || code === 0x45)
      return undefined;
    // A leading zero is an error, and -0 is not 0: both are left to those who look closer.
    if (text.charCodeAt(first) === 0x30 && (digits > 1 || isNegative)) return undefined;
    this.#position = position;
    return isNegative ? -value : value;
  }

  number(): string | undefined {
    jsonNumber.lastIndex = this.#position;
    const match = jsonNumber.exec(this.#text)?.[0];
    if (match !== undefined) this.#position += match.length;
    return match;
  }

  /** From its quote on. */
  string(): string {
    const text = this.#text;
    const start = this.#position + 1;
    let position = start;
    for (;;) {
      const code = text.charCodeAt(position);
      if (code === 0x22) {
        this.#position = position + 1;
        return text.slice(start, position);
      }
      if (code === 0x5c) return this.#escapedString(start, position);
      // Not `code < 0x20`: at the end it is NaN.
      if (!(code >= 0x20)) throw this.#brokenString(position);
      position += 1;
    }
  }

  #escapedString(start: number, firstEscape: number): string {
    const text = this.#text;
    let result = text.slice(start, firstEscape);
    let position = firstEscape;
    for (;;) {
      const code = text.charCodeAt(position);
      if (code === 0x22) break;
      if (code === 0x5c) {
        const length = text.charCodeAt(position + 1) === 0x75 ? 6 : 2;
        result += this.#escape(position, text.slice(position + 1, position + length));
        position += length;
        continue;
      }
      if (!(code >= 0x20)) throw this.#brokenString(position);
      const end = endOfRun(text, position);
      result += text.slice(position, end);
      position = end;
    }
    if (!result.isWellFormed()) {
      throw new Fault("not valid JSON: half of a surrogate pair in a string");
    }
    this.#position = position + 1;
    return result;
  }

  #escape(position: number, escape: string): string {
    const simple = escapes.get(escape);
    if (simple !== undefined) return simple;
    if (/^u[0-9a-fA-F]{4}$/.test(escape)) {
      return String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    }
    this.#position = position;
    throw this.#invalid(`\\${escape} is not an escape`);
  }

  #brokenString(position: number): Fault {
    this.#position = position;
    return this.#invalid(
      this.isAtEnd ? "a string without its closing quote" : "a control character in a string",
    );
  }

  unexpected(expected: string): Fault {
    const char = this.#text.codePointAt(this.#position);
    const found = char === undefined ? "the text ends" : `found ${String.fromCodePoint(char)}`;
    return this.#invalid(`${found} instead of ${expected}`);
  }

  #invalid(reason: string): Fault {
    const before = this.#text.slice(0, this.#position);
    const line = before.split("\n").length;
    const column = before.length - before.lastIndexOf("\n");
    return new Fault(`invalid JSON at line ${line}, column ${column}: ${reason}`);
  }
}

const jsonNumber = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9.])/y;

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** Where plain characters stop. */
function endOfRun(text: string, start: number): number {
  let position = start;
  for (;;) {
    const code = text.charCodeAt(position);
    if (code === 0x22 || code === 0x5c || !(code >= 0x20)) return position;
    position += 1;
  }
}
