import { parseFishCondition, type FishCondition } from "./fish-condition.ts";
import type { FishStatement, FishWord } from "./fish-word.ts";
import type { FishRule } from "./fish-rule.ts";
import { fishLexing } from "./lex-fish.ts";
import { parseCompleteStatement } from "./parse-complete-statement.ts";

/** Files generate rules by loops within loops; nobody looks through more than this. */
const mostRules = 20_000;

/**
 * What a file of fish's completions says without being run: its `complete` statements, with variables
 * and loops over words that stand in the file. What only running it could say is left out.
 */
export function parseFishCompletions(source: string): readonly FishRule[] {
  const parsing = fishParsing(source);
  for (;;) {
    const { done, value } = parsing.next();
    if (done === true) return value;
  }
}

/** The same, and may be paused at each `yield`: the file of a large command takes a while. */
export function* fishParsing(source: string): Generator<undefined, readonly FishRule[]> {
  const file = new FishFile();
  yield* file.run(yield* fishLexing(source));
  return file.rules;
}

const openers = new Set(["function", "if", "for", "while", "switch", "begin"]);

class FishFile {
  readonly rules: FishRule[] = [];
  readonly #conditions = new Map<string, FishCondition | undefined>();
  readonly #variables = new Map<string, readonly string[] | undefined>();

  *run(statements: readonly FishStatement[]): Generator<undefined, void> {
    for (let at = 0; at < statements.length && this.rules.length < mostRules; at += 1) {
      yield;
      const statement = statements[at];
      if (statement === undefined) return;
      const name = plainText(statement.words[0]);
      if (name === undefined) continue;
      if (!openers.has(name)) {
        if (statement.join === "then") this.#simple(name, statement.words.slice(1));
        continue;
      }
      const end = blockEnd(statements, at);
      const body = statements.slice(at + 1, end);
      if (name === "for") yield* this.#loop(statement.words, body);
      else if (name === "begin") yield* this.run(body);
      at = end;
    }
  }

  #simple(name: string, words: readonly FishWord[]): void {
    if (name === "complete") {
      const rule = parseCompleteStatement(words, (word) => this.#expand(word), this.#condition);
      if (rule !== undefined) this.rules.push(rule);
    } else if (name === "set") this.#set(words);
  }

  /** Hundreds of rules have the same one: it is one object, so that it need be answered only once. */
  readonly #condition = (source: string): FishCondition | undefined => {
    if (!this.#conditions.has(source)) this.#conditions.set(source, parseFishCondition(source));
    return this.#conditions.get(source);
  };

  /** `set -l name word word`; a value that must be found out makes the variable unknown. */
  #set(words: readonly FishWord[]): void {
    const texts = words.map((word) => plainText(word));
    const at = texts.findIndex((text) => text === undefined || !text.startsWith("-"));
    const name = at < 0 ? undefined : texts[at];
    if (name === undefined) return;
    const flags = texts.slice(0, at).join("");
    const values: string[] = [];
    for (const word of words.slice(at + 1)) {
      const expanded = this.#expand(word);
      if (expanded === undefined) {
        this.#variables.set(name, undefined);
        return;
      }
      values.push(...expanded);
    }
    const adds = /-\w*a|append/.test(flags);
    this.#variables.set(name, adds ? [...(this.#variables.get(name) ?? []), ...values] : values);
  }

  *#loop(words: readonly FishWord[], body: readonly FishStatement[]): Generator<undefined, void> {
    const name = plainText(words[1]);
    if (name === undefined || plainText(words[2]) !== "in") return;
    for (const word of words.slice(3)) {
      for (const value of this.#expand(word) ?? []) {
        this.#variables.set(name, [value]);
        yield* this.run(body);
      }
    }
  }

  #expand(word: FishWord): readonly string[] | undefined {
    let texts: readonly string[] = [""];
    for (const part of word) {
      if (part.kind === "call") return undefined;
      if (part.kind === "text") {
        texts = texts.map((text) => text + part.text);
        continue;
      }
      const values = this.#variables.get(part.name);
      if (values === undefined) return undefined;
      if (part.isQuoted) texts = texts.map((text) => text + values.join(" "));
      else texts = texts.flatMap((text) => values.map((value) => text + value));
      if (texts.length > mostRules) return undefined;
    }
    return texts;
  }
}

/** The place of the `end` that closes the block which begins at `start`. */
function blockEnd(statements: readonly FishStatement[], start: number): number {
  let depth = 0;
  for (let at = start; at < statements.length; at += 1) {
    const words = statements[at]?.words ?? [];
    let name = plainText(words[0]);
    if (name === "and" || name === "or" || name === "not" || name === "else") {
      // `else if` goes on with the same block; `and begin` begins one.
      name = name === "else" ? "" : plainText(words[1]);
    }
    if (name === "end") depth -= 1;
    else if (name !== undefined && openers.has(name)) depth += 1;
    if (depth === 0) return at;
  }
  return statements.length;
}

function plainText(word: FishWord | undefined): string | undefined {
  const [part] = word ?? [];
  return word?.length === 1 && part?.kind === "text" ? part.text : undefined;
}
