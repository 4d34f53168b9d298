import { isAtEnd, sees, take, type Cursor } from "./cursor.ts";
import type { Element, Line, Pipeline, Redirect, Word } from "./line.ts";
import { readQuoted, readWord, type NestedReader } from "./read-word.ts";

const mostNesting = 24;

/**
 * Reads shell text without ever refusing it, to find every command that it may run. In doubt more is
 * taken for a command than a shell would: this is for saying no, never for saying yes.
 */
export function readLine(text: string, depth = 0): Line {
  return new LineReader({ text, at: 0 }, depth).list(undefined);
}

interface HereDocument {
  readonly delimiter: string;
  readonly operator: string;
  readonly isLiteral: boolean;
  readonly redirects: Redirect[];
}

const leading = new Set(["then", "elif", "else", "do", "!", "coproc"]);
const closing = new Set(["fi", "done", "esac"]);
const closers: Readonly<Record<string, Closer>> = {
  while: "done",
  until: "done",
  for: "done",
  select: "done",
  if: "fi",
  case: "esac",
};

type Closer = ")" | "}" | "done" | "fi" | "esac";

class LineReader {
  readonly #cursor: Cursor;
  #depth: number;
  readonly #nested: NestedReader;
  #pending: HereDocument[] = [];

  constructor(cursor: Cursor, depth: number) {
    this.#cursor = cursor;
    this.#depth = depth;
    this.#nested = {
      group: (inside) => new LineReader(inside, this.#depth + 1).parentheses(),
      text: (inside) => readLine(inside, this.#depth + 1),
    };
  }

  /** Behind an opening `(`; `((…))` is arithmetic, whose `<<` opens no here-document. */
  parentheses(): Line {
    const arithmetic = take(this.#cursor, /\((?:[^()]|\([^()]*\))*\)\)/y);
    if (arithmetic === "") return this.list(")");
    const inside = arithmetic.slice(1, -2).replaceAll("<<", "< <");
    return readLine(inside, this.#depth + 1);
  }

  list(closer: Closer | undefined): Line {
    if (this.#depth >= mostNesting) {
      this.#cursor.at = this.#cursor.text.length;
      return { pipelines: [], isCut: true };
    }
    this.#depth += 1;
    const pipelines = this.#pipelines(closer);
    this.#depth -= 1;
    return { pipelines, isCut: false };
  }

  #pipelines(closer: Closer | undefined): Pipeline[] {
    const cursor = this.#cursor;
    const isKeyword = closer !== undefined && closer.length > 1;
    const end = new RegExp(`${isKeyword ? closer : String.raw`\}`}(?=[\\s;&|)<>]|$)`, "y");
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
        if (closer === ")") return pipelines;
      } else if ((closer === "}" || isKeyword) && take(cursor, end) !== "") {
        endPipeline();
        return pipelines;
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
    return pipelines;
  }

  #element(): Element | undefined {
    const cursor = this.#cursor;
    if (sees(cursor, "(")) {
      cursor.at += 1;
      return this.#group(true, this.parentheses());
    }
    if (take(cursor, /\{(?=\s)/y) !== "") return this.#group(false, this.list("}"));
    const keyword = take(cursor, /(?:while|until|if|for|select|case)(?=[\s;&|()<>]|$)/y);
    if (keyword !== "") return this.#compound(keyword);
    const name = take(
      cursor,
      /function[ \t]+[^\s(){};&|]+(?:[ \t]*\([ \t]*\))?|[^\s(){};&|<>"'$`\\]+[ \t]*\([ \t]*\)/y,
    );
    if (name !== "") return this.#functionDefinition(name);
    return this.#simpleCommand();
  }

  #group(subshell: boolean, line: Line): Element {
    const redirects: Redirect[] = [];
    do take(this.#cursor, /[ \t]*/y);
    while (this.#redirect(redirects));
    return { kind: "group", subshell, line, redirects };
  }

  #compound(keyword: string): Element {
    const hasHead = closers[keyword] !== "fi" && !/^(?:while|until)$/.test(keyword);
    const head = hasHead ? this.#simpleCommand(keyword) : undefined;
    const { pipelines, isCut } = this.list(closers[keyword]);
    const first = head === undefined ? [] : [{ elements: [head] }];
    return this.#group(false, { pipelines: [...first, ...pipelines], isCut });
  }

  #functionDefinition(head: string): Element {
    const name = head.replace(/^function[ \t]+/, "").replace(/[ \t]*\([ \t]*\)$/, "");
    take(this.#cursor, /(?:\s|\\\n)*/y);
    const body = this.#element();
    const elements = body === undefined ? [] : [body];
    return { kind: "functionDefinition", name, body: { pipelines: [{ elements }], isCut: false } };
  }

  #simpleCommand(keyword?: string): Element | undefined {
    const cursor = this.#cursor;
    const words: Word[] =
      keyword === undefined ? [] : [[{ kind: "literal", text: keyword, quoted: false }]];
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
      if (words.length === 0 && leading.has(raw)) {
        if (raw === "coproc") take(cursor, /[ \t]+\w+(?=[ \t]+[{(])/y); // its name
        return undefined; // its command is read next
      }
      words.push(word);
      if (raw === "in" && words.length === 3 && keyword === "case") {
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
