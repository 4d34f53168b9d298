import { Fault } from "../fault.ts";
import { readBracket } from "./regular-expression-bracket.ts";
import type { ExpressionNode } from "./regular-expression-cost.ts";
import { escapeLiteral, readEscape } from "./regular-expression-escape.ts";

/** An expression in the words that both engines understand in the same way. */
export interface ReadExpression {
  readonly source: string;
  readonly node: ExpressionNode;
  readonly ignoresCase: boolean;
}

interface Piece {
  readonly source: string;
  readonly node: ExpressionNode;
}

const deepest = 200;
/** The linear engine takes no more, and what is accepted must not depend on the text. */
const mostRepeats = 1000;
const counts = /\{([0-9]+)(,([0-9]*))?\}/y;

export function readRegularExpression(pattern: string): ReadExpression {
  const ignoresCase = pattern.startsWith("(?i)");
  const reader = new Reader(pattern, ignoresCase ? 4 : 0);
  const { source, node } = reader.choice(0);
  reader.expectEnd();
  return { source, node, ignoresCase };
}

class Reader {
  readonly #text: string;
  #position: number;

  constructor(text: string, position: number) {
    this.#text = text;
    this.#position = position;
  }

  choice(depth: number): Piece {
    if (depth > deepest) throw this.#invalid("groups are nested too deep");
    const options = [this.#sequence(depth)];
    while (this.#accept("|")) options.push(this.#sequence(depth));
    const [only, second] = options;
    if (only !== undefined && second === undefined) return only;
    return {
      source: options.map((option) => option.source).join("|"),
      node: { kind: "choice", options: options.map((option) => option.node) },
    };
  }

  expectEnd(): void {
    if (this.#position < this.#text.length) throw this.#invalid("a ) without its (");
  }

  #sequence(depth: number): Piece {
    let source = "";
    const items: ExpressionNode[] = [];
    for (;;) {
      const next = this.#text[this.#position];
      if (next === undefined || next === "|" || next === ")") break;
      const piece = this.#repeated(this.#atom(depth));
      source += piece.source;
      items.push(piece.node);
    }
    return { source, node: { kind: "sequence", items } };
  }

  #atom(depth: number): Piece {
    const point = this.#text.codePointAt(this.#position) ?? 0;
    const char = String.fromCodePoint(point);
    switch (char) {
      case "(":
        return this.#group(depth);
      case "[":
        return this.#taken(readBracket(this.#text, this.#position));
      case "\\":
        return this.#taken(readEscape(this.#text, this.#position));
      case "*":
      case "+":
      case "?":
        throw this.#invalid(`nothing before ${char} to repeat`);
      case "^":
        this.#position += 1;
        return { source: "^", node: { kind: "start" } };
      case "$":
        this.#position += 1;
        return { source: "$", node: { kind: "fixed" } };
      case ".":
        this.#position += 1;
        return { source: "[^\\n]", node: { kind: "fixed" } };
      default:
        this.#position += char.length;
        return { source: escapeLiteral(char), node: { kind: "fixed" } };
    }
  }

  #group(depth: number): Piece {
    const start = /\((?:\?(?::|P?<[A-Za-z_][A-Za-z0-9_]*>))?/y;
    start.lastIndex = this.#position;
    this.#position += start.exec(this.#text)?.[0].length ?? 1;
    if (this.#text[this.#position] === "?") {
      throw this.#invalid("look-around and flags inside are not supported");
    }
    const inner = this.choice(depth + 1);
    if (!this.#accept(")")) throw this.#invalid("a ( without its )");
    return { source: `(?:${inner.source})`, node: inner.node };
  }

  #repeated(piece: Piece): Piece {
    const bounds = this.#bounds();
    if (bounds === undefined) return piece;
    const { source, least, most } = bounds;
    const lazy = this.#accept("?") ? "?" : "";
    if (this.#bounds() !== undefined) throw this.#invalid("a repetition of a repetition");
    if (least > most) throw this.#invalid(`${source} counts backwards`);
    if (Math.max(least, most === Infinity ? 0 : most) > mostRepeats) {
      throw this.#invalid(`more than ${mostRepeats} repetitions`);
    }
    return {
      source: `${piece.source}${source}${lazy}`,
      node: { kind: "repeat", item: piece.node, least, most },
    };
  }

  #bounds(): { source: string; least: number; most: number } | undefined {
    if (this.#accept("*")) return { source: "*", least: 0, most: Infinity };
    if (this.#accept("+")) return { source: "+", least: 1, most: Infinity };
    if (this.#accept("?")) return { source: "?", least: 0, most: 1 };
    counts.lastIndex = this.#position;
    const match = counts.exec(this.#text);
    if (match === null) return undefined;
    const [source, first, comma, last] = match;
    this.#position += source.length;
    const least = Number(first);
    if (comma === undefined) return { source, least, most: least };
    return { source, least, most: last === "" ? Infinity : Number(last) };
  }

  #taken({ source, length }: { source: string; length: number }): Piece {
    this.#position += length;
    return { source, node: { kind: "fixed" } };
  }

  #accept(char: string): boolean {
    if (this.#text[this.#position] !== char) return false;
    this.#position += 1;
    return true;
  }

  #invalid(reason: string): Fault {
    return new Fault(`"${this.#text}" is not a valid regular expression: ${reason}`);
  }
}
