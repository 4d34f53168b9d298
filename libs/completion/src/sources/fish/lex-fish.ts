import type { FishPart, FishStatement, FishWord } from "./fish-word.ts";

/** The commands of a text in fish's language. Never throws: what is unfinished ends with the text. */
export function lexFish(source: string): readonly FishStatement[] {
  const lexer = new FishLexer(source);
  while (lexer.step()) continue;
  return lexer.statements;
}

/** The same, and may be paused at each `yield`. */
export function* fishLexing(source: string): Generator<undefined, readonly FishStatement[]> {
  const lexer = new FishLexer(source);
  for (let steps = 0; lexer.step(); steps += 1) if (steps % 64 === 0) yield;
  return lexer.statements;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", e: "", a: "" };
const special = /[\s;#&|'"\\$()]/g;

class FishLexer {
  readonly #source: string;
  #at = 0;
  #parts: FishPart[] = [];
  #hasWord = false;
  #words: FishWord[] = [];
  #join: FishStatement["join"] = "then";
  readonly statements: FishStatement[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** False at the end of the text. */
  step(): boolean {
    if (this.#at < this.#source.length) {
      this.#step();
      return true;
    }
    this.#endStatement("then");
    return false;
  }

  #step(): void {
    const letter = this.#source[this.#at] ?? "";
    switch (letter) {
      case " ":
      case "\t":
      case "\r":
        this.#endWord();
        this.#at += 1;
        return;
      case "\n":
      case ";":
        this.#endStatement("then");
        this.#at += 1;
        return;
      case "#":
        if (this.#hasWord) this.#plain();
        else this.#at = this.#find("\n", this.#at);
        return;
      case "&":
      case "|":
        this.#operator(letter);
        return;
      case "'":
        this.#single();
        return;
      case '"':
        this.#double();
        return;
      case "\\":
        this.#escape();
        return;
      case "$":
        this.#variable(false);
        return;
      case "(":
        this.#call();
        return;
      default:
        this.#plain();
    }
  }

  #plain(): void {
    special.lastIndex = this.#at + 1;
    const end = special.exec(this.#source)?.index ?? this.#source.length;
    this.#add(this.#source.slice(this.#at, end));
    this.#at = end;
  }

  #operator(letter: string): void {
    const isDouble = this.#source[this.#at + 1] === letter;
    if (letter === "&") this.#endStatement(isDouble ? "and" : "then");
    else this.#endStatement(isDouble ? "or" : "pipe");
    this.#at += isDouble ? 2 : 1;
  }

  #single(): void {
    let text = "";
    let at = this.#at + 1;
    for (; at < this.#source.length && this.#source[at] !== "'"; at += 1) {
      const next = this.#source[at + 1];
      if (this.#source[at] === "\\" && (next === "'" || next === "\\")) at += 1;
      text += this.#source[at];
    }
    this.#add(text);
    this.#at = at + 1;
  }

  #double(): void {
    this.#add("");
    this.#at += 1;
    while (this.#at < this.#source.length && this.#source[this.#at] !== '"') {
      const letter = this.#source[this.#at] ?? "";
      const next = this.#source[this.#at + 1] ?? "";
      if (letter === "\\" && (next === '"' || next === "$" || next === "\\" || next === "\n")) {
        if (next !== "\n") this.#add(next);
        this.#at += 2;
      } else if (letter === "$" && next === "(") {
        this.#at += 1;
        this.#call();
      } else if (letter === "$") this.#variable(true);
      else {
        const found = /["\\$]/g;
        found.lastIndex = this.#at + 1;
        const end = found.exec(this.#source)?.index ?? this.#source.length;
        this.#add(this.#source.slice(this.#at, end));
        this.#at = end;
      }
    }
    this.#at += 1;
  }

  #escape(): void {
    const next = this.#source[this.#at + 1] ?? "";
    if (next !== "\n") this.#add(escapes[next] ?? next);
    this.#at += 2;
  }

  #variable(isQuoted: boolean): void {
    const match = /\$(?<name>\w+)(?:\[[^\]\n]*\])?/y;
    match.lastIndex = this.#at;
    const found = match.exec(this.#source);
    const name = found?.groups?.["name"];
    if (found === null || name === undefined) {
      this.#add("$");
      this.#at += 1;
      return;
    }
    this.#push({ kind: "variable", name, isQuoted });
    this.#at += found[0].length;
  }

  #call(): void {
    const start = this.#at + 1;
    let depth = 1;
    let at = start;
    for (; at < this.#source.length && depth > 0; at += 1) {
      const letter = this.#source[at] ?? "";
      if (letter === "(") depth += 1;
      else if (letter === ")") depth -= 1;
      else if (letter === "\\") at += 1;
      else if (letter === "'" || letter === '"') at = this.#closing(letter, at + 1);
    }
    this.#push({ kind: "call", source: this.#source.slice(start, depth === 0 ? at - 1 : at) });
    this.#at = at;
  }

  #closing(quote: string, from: number): number {
    let at = from;
    while (at < this.#source.length && this.#source[at] !== quote) {
      at += this.#source[at] === "\\" ? 2 : 1;
    }
    return at;
  }

  #find(text: string, from: number): number {
    const at = this.#source.indexOf(text, from);
    return at < 0 ? this.#source.length : at;
  }

  #add(text: string): void {
    const last = this.#parts.at(-1);
    if (last?.kind === "text")
      this.#parts[this.#parts.length - 1] = { ...last, text: last.text + text };
    else this.#parts.push({ kind: "text", text });
    this.#hasWord = true;
  }

  #push(part: FishPart): void {
    this.#parts.push(part);
    this.#hasWord = true;
  }

  #endWord(): void {
    if (this.#hasWord) this.#words.push(this.#parts);
    this.#parts = [];
    this.#hasWord = false;
  }

  #endStatement(join: FishStatement["join"]): void {
    this.#endWord();
    if (this.#words.length > 0) {
      this.statements.push({ words: this.#words, join: this.#join });
      this.#join = join;
    }
    this.#words = [];
    // An operator at the end of a line joins what the next line says.
    if (join !== "then") this.#join = join;
  }
}
