import type { Match, Pattern, PatternPart } from "./pattern.ts";
import { createAlternative, type Alternative } from "./pattern-alternative.ts";
import { expandBraces } from "./pattern-braces.ts";
import { readSymbols } from "./pattern-symbol.ts";

/** Only the glob parts are looked at; what a variable or a quote gave stands for itself. */
export function createPattern(parts: readonly PatternPart[]): Pattern {
  const alternatives = expandBraces(readSymbols(parts)).map(createAlternative);
  const [only] = alternatives;
  return alternatives.length === 1 && only !== undefined
    ? { ...only, findAll: (text, most) => findAll(alternatives, text, most) }
    : createUnion(alternatives);
}

function createUnion(alternatives: readonly Alternative[]): Pattern {
  function best(lengthOf: (one: Alternative) => number | undefined, longest: boolean) {
    let found: number | undefined;
    for (const one of alternatives) {
      const length = lengthOf(one);
      if (length === undefined) continue;
      if (found === undefined || (longest ? length > found : length < found)) found = length;
    }
    return found;
  }

  return {
    literal: undefined,
    matches: (text) => alternatives.some((one) => one.matches(text)),
    prefix: (text, longest) => best((one) => one.prefix(text, longest), longest),
    suffix: (text, longest) => best((one) => one.suffix(text, longest), longest),
    prefixes: (text) => union(alternatives.map((one) => one.prefixes(text))),
    suffixes: (text) => union(alternatives.map((one) => one.suffixes(text))),
    findAll: (text, most) => findAll(alternatives, text, most),
  };
}

/** An alternative is asked again only where its last answer was overtaken, never once it has no more. */
function findAll(alternatives: readonly Alternative[], text: string, most: number): Match[] {
  const found: Match[] = [];
  let open = alternatives.map((one) => ({ one, next: one.find(text, 0) }));
  while (found.length < most) {
    let best: Match | undefined;
    open = open.filter(({ next }) => next !== undefined && next.end > next.start);
    for (const { next } of open) {
      if (next !== undefined && (best === undefined || isBetter(next, best))) best = next;
    }
    if (best === undefined) break;
    found.push(best);
    for (const cursor of open) {
      if (cursor.next === undefined || cursor.next.start >= best.end) continue;
      cursor.next = cursor.one.find(text, best.end);
    }
  }
  return found;
}

function isBetter(match: Match, than: Match): boolean {
  return match.start < than.start || (match.start === than.start && match.end > than.end);
}

function union(lists: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(lists.flat())].toSorted((a, b) => a - b);
}
