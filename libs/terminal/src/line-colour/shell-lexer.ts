import { endsWord } from "./character-class.ts";
import { readHeredoc, type PendingHeredoc } from "./read-heredoc.ts";
import { scanArithmetic } from "./scan-dollar.ts";
import { scanWord } from "./scan-word.ts";
import { shellKeywords } from "./shell-keyword.ts";
import { WordParts, type InnerLine, type ShellScan } from "./shell-scan.ts";
import { startOfLine, type Expectation, type ShellState } from "./shell-state.ts";
import type { ShellToken } from "./shell-token.ts";

/** Deeper ones are read as if they were not nested. */
const deepestNesting = 200;

const redirect = /(?:\d+|\{\w+\})?(?:<<<|<<-|<<|<>|<&|>>|>\||>&|>|<)|&>>?/y;
const descriptor = /(?:\d+-?|-)(?=[\s|&;()<>]|$)/y;
const operator = /;;&|;;|;&|;|&&|&|\|\||\|&|\||\(|\)/y;
const assignment = /[A-Za-z_]\w*(?:\[[^\]\s]*\])?\+?=/y;
const testOperator = /(?:==?|!=|=~|!|<|>|&&|\|\||\(|\))(?=[\s()]|$)|&&|\|\||[()<>]/y;

/** Reads commands up to the limit, or up to a `)` that ends a substitution. */
export class ShellLexer {
  readonly tokens: ShellToken[] = [];
  readonly #scan: ShellScan;
  readonly #closer: ")" | undefined;
  #at: number;
  #stack: string;
  #expect: Expectation;
  #place: number;
  #command = 0;
  #isTarget = false;
  /** The operator of the redirect whose target is next, if that is the end of a here-document. */
  #heredoc: "<<" | "<<-" | undefined;
  #pending: PendingHeredoc[] = [];
  #isClosed = false;

  constructor(scan: ShellScan, at: number, closer: ")" | undefined, state: ShellState) {
    this.#scan = scan;
    this.#at = at;
    this.#closer = closer;
    this.#stack = state.stack;
    this.#expect = state.expect;
    this.#place = state.place;
  }

  get at(): number {
    return this.#at;
  }

  /** Undefined while the text before belongs to what comes: a here-document, the target of a redirect. */
  get state(): ShellState | undefined {
    if (this.#pending.length > 0 || this.#isTarget) return undefined;
    return { stack: this.#stack, expect: this.#expect, place: Math.min(this.#place, 2) };
  }

  /** One token further, or to the end; false: nothing is left. */
  step(): boolean {
    const { text, limit } = this.#scan;
    this.#skipBlanks();
    const at = this.#at;
    if (at >= limit) return false;
    const character = text.charAt(at);
    if (character === "\n") this.#newline();
    else if (character === "#") this.#comment();
    else if (character === ")" && this.#closer === ")" && this.#stack === "") {
      this.#isClosed = true;
      return false;
    } else if (!this.#operatorOrRedirect(character)) this.#word();
    return true;
  }

  finish(): InnerLine {
    const { limit, cursor } = this.#scan;
    if (!this.#isClosed && limit === cursor) this.#addWordAtCursor();
    return { tokens: this.tokens, end: this.#at, closed: this.#isClosed };
  }

  #skipBlanks(): void {
    const { text, limit } = this.#scan;
    let at = this.#at;
    for (; at < limit; at += 1) {
      const character = text[at];
      if (character === "\\" && text[at + 1] === "\n" && at + 1 < limit) at += 1;
      else if (character !== " " && character !== "\t") break;
    }
    this.#at = at;
  }

  #push(
    kind: ShellToken["kind"],
    end: number,
    options: {
      readonly parts?: WordParts;
      readonly place?: number;
      readonly isTarget?: boolean;
    } = {},
  ): void {
    const { parts, place = -1, isTarget = false } = options;
    this.tokens.push({
      kind,
      start: this.#at,
      end,
      value: parts?.value ?? this.#scan.text.slice(this.#at, end),
      isDynamic: parts?.isDynamic ?? false,
      command: this.#command,
      place,
      isTarget,
      parts: parts?.list ?? noParts,
      open: parts?.open,
    });
    this.#at = end;
  }

  #newline(): void {
    this.#push("operator", this.#at + 1);
    this.#isTarget = false;
    this.#heredoc = undefined;
    for (const heredoc of this.#pending.splice(0)) {
      const body = readHeredoc(this.#scan, this.#at, heredoc);
      if (body.end > this.#at) this.#push("heredoc", body.end, { parts: body.parts });
      if (this.#at < this.#scan.limit) this.#push("operator", this.#at + 1);
    }
    const isOpen = ["pattern", "caseIn", "forIn", "test", "testPattern"].includes(this.#expect);
    if (!isOpen && !this.#stack.endsWith("a")) this.#begin("command");
  }

  /** A new command. */
  #begin(expect: Expectation): void {
    if (this.#place > 0) this.#command += 1;
    this.#place = expect === "command" ? 0 : 1;
    this.#expect = expect;
  }

  #comment(): void {
    const { text, limit } = this.#scan;
    const end = text.indexOf("\n", this.#at);
    this.#push("comment", end === -1 ? limit : Math.min(end, limit));
  }

  #operatorOrRedirect(character: string): boolean {
    const { text, limit } = this.#scan;
    const isTest = this.#expect === "test" || this.#expect === "testPattern";
    if (isTest) return this.#testOperator(character);
    if (character === "(" && text[this.#at + 1] === "(" && this.#at + 1 < limit) {
      if (this.#expect === "command" || this.#expect === "forName") return this.#arithmetic();
    }
    if ((character === "<" || character === ">") && text[this.#at + 1] === "(") return false;
    if (/[\d{<>&]/.test(character)) {
      const found = this.#match(redirect);
      if (found !== undefined) return this.#redirect(found);
    }
    const found = "|&;()".includes(character) ? this.#match(operator) : undefined;
    if (found === undefined) return false;
    this.#push("operator", this.#at + found.length);
    this.#isTarget = false;
    this.#heredoc = undefined;
    this.#afterOperator(found);
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#scan.text)?.[0];
    return found === undefined ? undefined : found.slice(0, this.#scan.limit - this.#at);
  }

  #redirect(found: string): true {
    this.#push("redirect", this.#at + found.length);
    if (found.endsWith("&")) {
      const target = this.#match(descriptor);
      if (target !== undefined) {
        this.#at -= found.length;
        this.tokens.pop();
        this.#push("redirect", this.#at + found.length + target.length);
        return true;
      }
    }
    this.#isTarget = true;
    const heredoc = /<<-?$/.exec(found)?.[0];
    this.#heredoc = heredoc === "<<" || heredoc === "<<-" ? heredoc : undefined;
    return true;
  }

  #afterOperator(found: string): void {
    const top = this.#stack.at(-1);
    if (found === "(") {
      if (this.#expect === "pattern") return;
      const previous = this.tokens.at(-2);
      const isArray = previous?.end === this.#at - 1 && /[\w\]]\+?=$/.test(previous.value);
      this.#open(isArray ? "a" : "(");
      if (isArray) this.#expect = "argument";
      else if (this.#scan.text[this.#at] === ")") this.#expect = "argument";
      else this.#begin("command");
    } else if (found === ")") {
      this.#afterParenthesis(top);
    } else if (this.#expect === "pattern") {
      // `a | b)`
    } else if (top === "c" && /^;[;&]/.test(found)) {
      this.#begin("pattern");
    } else if (top !== "a") {
      this.#begin("command");
    }
  }

  #open(construct: string): void {
    if (this.#stack.length < deepestNesting) this.#stack += construct;
  }

  #afterParenthesis(top: string | undefined): void {
    if (this.#expect === "pattern") return this.#begin("command");
    if (top === "a") {
      this.#expect = this.#place === 0 ? "command" : "argument";
    } else {
      // `name()`: the body is a command.
      const isFunction = this.tokens.at(-2)?.value === "(";
      this.#begin(isFunction ? "command" : "argument");
    }
    if (top === "a" || top === "(") this.#stack = this.#stack.slice(0, -1);
    return undefined;
  }

  /** `((…))` */
  #arithmetic(): true {
    const parts = new WordParts();
    const end = scanArithmetic(this.#scan, this.#at, this.#at + 2, parts);
    parts.value = this.#scan.text.slice(this.#at, end);
    this.#push("word", end, { parts, place: Math.max(1, this.#place) });
    this.#expect = "argument";
    this.#place = Math.max(1, this.#place);
    return true;
  }

  #testOperator(character: string): boolean {
    if (!"=!<>&|()".includes(character)) return false;
    if (this.#expect === "testPattern" && character === "(") return false;
    const found = this.#match(testOperator);
    if (found === undefined || found === "") return false;
    this.#push("operator", this.#at + found.length);
    this.#expect = found === "=~" ? "testPattern" : "test";
    return true;
  }

  #word(): void {
    if (this.#isTarget) return this.#target();
    if (this.#expect === "command" && this.#assignment()) return undefined;
    const mode = this.#expect === "testPattern" ? "pattern" : "plain";
    const { end, parts } = scanWord(this.#scan, this.#at, mode);
    // What no rule knows is a word of one character, so that the lexer always goes on.
    const after = Math.max(end, this.#at + 1);
    if (end === this.#at) parts.value = this.#scan.text.slice(this.#at, after);
    if (parts.list.length === 0 && this.#keyword(parts.value, after)) return undefined;
    if (this.#stack.endsWith("a")) {
      this.#push("word", after, { parts });
      return undefined;
    }
    const isOption = this.#expect === "command" && this.#isAfterTime() && parts.value === "-p";
    const place = isOption ? 1 : this.#place;
    this.#push("word", after, { parts, place });
    if (isOption) return undefined;
    this.#place += 1;
    if (this.#expect === "command" || this.#expect === "pattern") {
      if (this.#expect === "command") this.#expect = "argument";
    } else this.#expect = following[this.#expect];
    return undefined;
  }

  #isAfterTime(): boolean {
    const last = this.tokens.at(-1);
    return last?.kind === "keyword" && last.value === "time";
  }

  #target(): void {
    const { end, parts } = scanWord(this.#scan, this.#at);
    const after = Math.max(end, this.#at + 1);
    if (end === this.#at) parts.value = this.#scan.text.slice(this.#at, after);
    if (this.#heredoc !== undefined) {
      const isQuoted = parts.list.some(
        ({ kind }) => kind !== "variable" && kind !== "substitution",
      );
      const { value } = parts;
      this.#pending.push({ delimiter: value, isQuoted, stripsTabs: this.#heredoc === "<<-" });
      this.#heredoc = undefined;
    }
    this.#push("word", after, { parts, isTarget: true });
    this.#isTarget = false;
  }

  #assignment(): boolean {
    const { text, limit } = this.#scan;
    const found = this.#match(assignment);
    if (found === undefined || !found.endsWith("=")) return false;
    const from = this.#at + found.length;
    if (from < limit && !endsWord(text.charCodeAt(from))) {
      const { end, parts } = scanWord(this.#scan, from);
      parts.value = found + parts.value;
      this.#push("assignment", end, { parts });
    } else {
      this.#push("assignment", from);
    }
    return true;
  }

  /** Where a command could stand, or where one construct waits for its word. */
  #keyword(value: string, end: number): boolean {
    const keyword = shellKeywords.get(value);
    if (keyword === undefined) return false;
    const expected = this.#expect === "pattern" && value === "esac" ? "command" : this.#expect;
    if (!keyword.at.includes(expected)) return false;
    if (value === "in" && this.#expect !== "caseIn" && this.#expect !== "forIn") return false;
    if (this.#place > 0 && keyword.next !== "test" && this.#expect !== "forIn")
      this.#begin("command");
    this.#push("keyword", end);
    if (keyword.opens !== undefined) this.#open(keyword.opens);
    if (keyword.closes !== undefined && this.#stack.endsWith(keyword.closes)) {
      this.#stack = this.#stack.slice(0, -1);
    }
    const { next } = keyword;
    this.#expect = next === "argument" && expected === "caseIn" ? "pattern" : next;
    if (next === "command") this.#begin("command");
    else this.#place = Math.max(1, this.#place);
    return true;
  }

  /** The word that a person may type here, so that completion need not guess where it stands. */
  #addWordAtCursor(): void {
    const last = this.tokens.at(-1);
    const at = this.#scan.limit;
    if (last?.end === at) {
      if (last.kind === "keyword" && /^[a-z]/.test(last.value)) {
        this.tokens[this.tokens.length - 1] = { ...last, kind: "word", place: 0 };
        return;
      }
      const isOver =
        last.kind === "operator" || last.kind === "redirect" || last.kind === "keyword";
      if (!isOver) return;
    }
    this.#at = at;
    const isTarget = this.#isTarget;
    const isArgument = !isTarget && !this.#stack.endsWith("a");
    this.#push("word", at, { place: isArgument ? this.#place : -1, isTarget });
  }
}

const noParts: ShellToken["parts"] = [];

/** What comes after a word. */
const following: Readonly<Record<Exclude<Expectation, "command" | "pattern">, Expectation>> = {
  argument: "argument",
  caseWord: "caseIn",
  caseIn: "argument",
  forName: "forIn",
  forIn: "argument",
  functionName: "command",
  test: "test",
  testPattern: "test",
};

export function lexInner(scan: ShellScan, at: number, closer: ")" | undefined): InnerLine {
  const lexer = new ShellLexer(scan, at, closer, startOfLine);
  while (lexer.step());
  return lexer.finish();
}
