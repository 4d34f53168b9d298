import type { FishStatement, FishWord } from "./fish-word.ts";
import { lexFish } from "./lex-fish.ts";

/** When a completion applies. */
export type FishCondition =
  | { readonly kind: "call"; readonly name: string; readonly words: readonly string[] }
  | { readonly kind: "not"; readonly condition: FishCondition }
  | {
      readonly kind: "and" | "or";
      readonly left: FishCondition;
      readonly right: FishCondition;
    }
  /** A comparison with how many words there are, options included. */
  | { readonly kind: "count"; readonly operator: string; readonly count: number }
  /** Whether a word was typed before. */
  | { readonly kind: "typed"; readonly word: string };

/** Undefined: it asks for something that only fish could find out. */
export function parseFishCondition(source: string): FishCondition | undefined {
  let result: FishCondition | undefined;
  for (const statement of lexFish(source)) {
    if (statement.join === "pipe") return undefined;
    const { join, words } = joined(statement);
    const next = parseTest(words);
    if (next === undefined) return undefined;
    if (result === undefined) result = next;
    // Without a word between them the last one decides, as in any shell.
    else result = join === "then" ? next : { kind: join, left: result, right: next };
  }
  return result;
}

function joined({ join, words }: FishStatement): {
  readonly join: "and" | "or" | "then";
  readonly words: readonly FishWord[];
} {
  const first = textOf(words[0]);
  if (first === "and" || first === "or") return { join: first, words: words.slice(1) };
  return { join: join === "pipe" ? "then" : join, words };
}

function parseTest(words: readonly FishWord[]): FishCondition | undefined {
  const name = textOf(words[0]);
  if (name === "not" || name === "!") {
    const condition = parseTest(words.slice(1));
    return condition === undefined ? undefined : { kind: "not", condition };
  }
  const special = parseCount(words) ?? parseContains(words);
  if (special !== undefined) return special;
  const texts = words.map(textOf);
  if (name === undefined || texts.some((text) => text === undefined)) return undefined;
  return { kind: "call", name, words: texts.slice(1).filter((text) => text !== undefined) };
}

/** `test (count (commandline -opc)) -lt 2` */
function parseCount(words: readonly FishWord[]): FishCondition | undefined {
  const [test, subject, operator, count] = words;
  if (textOf(test) !== "test" || words.length !== 4) return undefined;
  const call = callOf(subject);
  if (call === undefined || !/^count \(commandline -[opc]+\)$/.test(call.trim())) return undefined;
  return { kind: "count", operator: textOf(operator) ?? "", count: Number(textOf(count)) };
}

/** `contains -- word (commandline -opc)` */
function parseContains(words: readonly FishWord[]): FishCondition | undefined {
  if (textOf(words[0]) !== "contains") return undefined;
  const call = callOf(words.at(-1));
  if (call === undefined || !/^commandline -[opc]+$/.test(call.trim())) return undefined;
  const word = textOf(words.at(-2));
  return word === undefined ? undefined : { kind: "typed", word };
}

function textOf(word: FishWord | undefined): string | undefined {
  if (word === undefined) return undefined;
  let text = "";
  for (const part of word) {
    if (part.kind !== "text") return undefined;
    text += part.text;
  }
  return text;
}

function callOf(word: FishWord | undefined): string | undefined {
  const [part] = word ?? [];
  return word?.length === 1 && part?.kind === "call" ? part.source : undefined;
}
