import { isAtEnd, sees, take, type Cursor } from "./cursor.ts";
import type { Element, Line, Pipeline, Redirect, Word } from "./line.ts";
import { readQuoted, readWord, type NestedReader } from "./read-word.ts";

const mostNesting = 24;

/**
 * Reads shell text without ever refusing it, to find every command that it may run. In doubt more is
 * taken for a command than a shell would: this is for saying no, never for saying yes.
 */
export function readLine(text: string, depth = 0): Line {
  if (depth > mostNesting) return { pipelines: [] };
  return new LineReader({ text, at: 0 }, depth).list(undefined);
}

/** How deep a text may nest before it is no longer read to its end. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let most = 0;
  for (const char of text) {
    if (char === "(" || char === "{") most = Math.max(most, (depth += 1));
    else if (char === ")" || char === "}") depth -= 1;
  }
  return most > mostNesting;
}

interface HereDocument {
  readonly delimiter: string;
  readonly operator: string;
  readonly isLiteral: boolean;
  readonly redirects: Redirect[];
}

const leading = new Set(["if", "then", "elif", "else", "do", "while", "until", "!", "coproc"]);
const closing = new Set(["fi", "done", "esac"]);

class LineReader {
  readonly #cursor: Cursor;
  readonly #depth: number;
  readonly #nested: NestedReader;
  #pending: HereDocument[] = [];

  constructor(cursor: Cursor, depth: number) {
    this.#cursor = cursor;
    this.#depth = depth;
    this.#nested = {
      group: (inside) => {
        if (depth > mostNesting) return { pipelines: [] };
        return new LineReader(inside, depth + 1).parentheses();
      },
      text: (inside) => readLine(inside, depth + 1),
    };
  }

  /** Behind an opening `(`; `((…))` is arithmetic, whose `<<` opens no here-document. */
  parentheses(): Line {
    const arithmetic = take(this.#cursor, /\((?:[^()]|\([^()]*\))*\)\)/y);
    if (arithmetic === "") return this.list(")");
    const inside = arithmetic.slice(1, -2).replaceAll("<<", "< <");
    return readLine(inside, this.#depth + 1);
  }

  list(closer: ")" | "}" | undefined): Line {
    const cursor = this.#cursor;
    const pipelines: Pipeline[] = [];
    let elements: Element[] = [];
    const endPipeline = (): void => {
      if (elements.length > 0) pipelines.push({ elements });
      elements = [];
    };
    while (!isAtEnd(cursor)) {
      take(cursor, /(?:[ \t\r\f\v]|\\\n)+/y);
      if (take(cursor, /#[^\n]*/y) !== "") continue;
      if (take(cursor, /\n/y) !== "") {
        endPipeline();
        this.#readHereDocuments();
      } else if (take(cursor, /;;&?|;&/y) !== "") {
        endPipeline();
        this.#skipPattern();
      } else if (take(cursor, /\|\||&&|;|&(?!>)/y) !== "") {
        endPipeline();
      } else if (take(cursor, /\|&?/y) !== "") {
        // the next element reads what the ones before it print
      } else if (sees(cursor, ")")) {
        cursor.at += 1;
        endPipeline();
        if (closer === ")") return { pipelines };
      } else if (closer === "}" && take(cursor, /\}(?=[\s;&|)<>]|$)/y) !== "") {
        endPipeline();
        return { pipelines };
      } else if (isAtEnd(cursor)) {
        break;
      } else {
        const before = cursor.at;
        const element = this.#element();
        if (element !== undefined) elements.push(element);
        if (cursor.at === before) cursor.at += 1; // never stand still on wrong text
      }
    }
    endPipeline();
    this.#readHereDocuments();
    return { pipelines };
  }

  #element(): Element | undefined {
    const cursor = this.#cursor;
    if (sees(cursor, "(")) {
      cursor.at += 1;
      return { kind: "group", subshell: true, line: this.parentheses() };
    }
    if (take(cursor, /\{(?=\s)/y) !== "") {
      return { kind: "group", subshell: false, line: this.list("}") };
    }
    const name = take(
      cursor,
      /function[ \t]+[^\s(){};&|]+(?:[ \t]*\([ \t]*\))?|[^\s(){};&|<>"'$`\\]+[ \t]*\([ \t]*\)/y,
    );
    if (name !== "") return this.#functionDefinition(name);
    return this.#simpleCommand();
  }

  #functionDefinition(head: string): Element {
    const name = head.replace(/^function[ \t]+/, "").replace(/[ \t]*\([ \t]*\)$/, "");
    take(this.#cursor, /(?:\s|\\\n)*/y);
    const body = this.#element();
    const elements = body === undefined ? [] : [body];
    return { kind: "functionDefinition", name, body: { pipelines: [{ elements }] } };
  }

  #simpleCommand(): Element | undefined {
    const cursor = this.#cursor;
    const words: Word[] = [];
    const redirects: Redirect[] = [];
    while (!isAtEnd(cursor)) {
      take(cursor, /(?:[ \t\r\f\v]|\\\n)+/y);
      const start = cursor.at;
      if (sees(cursor, "#")) break;
      if (this.#redirect(redirects)) continue;
      const word = readWord(cursor, this.#nested);
      if (word === undefined) break;
      const raw = cursor.text.slice(start, cursor.at);
      if (words.length === 0 && closing.has(raw)) continue;
      if (words.length === 0 && leading.has(raw)) return undefined; // its command is read next
      words.push(word);
      if (raw === "in" && words.length === 3 && isWord(words[0], "case")) {
        this.#skipPattern();
        break;
      }
    }
    if (words.length === 0 && redirects.length === 0) return undefined;
    return { kind: "simpleCommand", words, redirects };
  }

  /** `pattern)` of a `case`: its parenthesis closes nothing. */
  #skipPattern(): void {
    take(
      this.#cursor,
      /(?:\s|\\\n|#[^\n]*\n)*(?!esac\b)\(?(?:'[^']*'|"[^"]*"|\\[^]|[^)'"\\;&<>$`\n])*\)/y,
    );
  }

  #redirect(redirects: Redirect[]): boolean {
    const cursor = this.#cursor;
    if (/^[<>]\($/.test(cursor.text.slice(cursor.at, cursor.at + 2))) return false;
    const operator = take(
      cursor,
      /(?:\d+|\{\w+\})?(?:&>>?|<<<|<<-?|<>|<&|>>|>&|>\||<|>(?!\())/y,
    ).replace(/^(?:\d+|\{\w+\})/, "");
    if (operator === "") return false;
    take(cursor, /(?:[ \t]|\\\n)*/y);
    const start = cursor.at;
    const target = readWord(cursor, this.#nested) ?? [];
    if (operator !== "<<" && operator !== "<<-") {
      redirects.push({ operator, target });
      return true;
    }
    const raw = cursor.text.slice(start, cursor.at);
    const delimiter = raw.replaceAll(/['"]|\\(?=.)/g, "");
    this.#pending.push({ delimiter, operator, isLiteral: delimiter !== raw, redirects });
    return true;
  }

  #readHereDocuments(): void {
    for (const { delimiter, operator, isLiteral, redirects } of this.#pending.splice(0)) {
      const lines: string[] = [];
      while (!isAtEnd(this.#cursor)) {
        const line = take(this.#cursor, /[^\n]*\n?/y).replace(/\n$/, "");
        if ((operator === "<<-" ? line.replace(/^\t+/, "") : line) === delimiter) break;
        lines.push(line);
      }
      const text = lines.join("\n");
      const target: Word = isLiteral
        ? [{ kind: "literal", text, quoted: true }]
        : readQuoted({ text, at: 0 }, "", this.#nested);
      redirects.push({ operator: "<<", target });
    }
  }
}

function isWord(word: Word | undefined, text: string): boolean {
  return word?.map((piece) => (piece.kind === "literal" ? piece.text : "$")).join("") === text;
}
