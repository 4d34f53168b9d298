import { isActive, type PatternSymbol } from "./pattern-symbol.ts";

/** Whether a code point is one of those meant. */
export type CharacterTest = (codePoint: number) => boolean;

export interface CharacterClass {
  readonly test: CharacterTest;
  /** Position after the closing bracket. */
  readonly end: number;
}

const namedClasses: ReadonlyMap<string, RegExp> = new Map([
  ["alnum", /^[\p{L}\p{M}\p{N}]$/u],
  ["alpha", /^[\p{L}\p{M}]$/u],
  ["ascii", /^\p{ASCII}$/u],
  ["blank", /^[\t\p{Zs}]$/u],
  ["cntrl", /^\p{Cc}$/u],
  ["digit", /^[0-9]$/u],
  ["graph", /^[^\p{Z}\p{C}]$/u],
  ["lower", /^\p{Lowercase}$/u],
  ["print", /^[^\p{Zl}\p{Zp}\p{C}]$/u],
  ["punct", /^[\p{P}\p{S}]$/u],
  ["space", /^\s$/u],
  ["upper", /^\p{Uppercase}$/u],
  ["word", /^[\p{L}\p{M}\p{N}_]$/u],
  ["xdigit", /^[0-9A-Fa-f]$/u],
]);

/** Reads `[…]` whose bracket stands at `open`; undefined if it is never closed: then it is a character. */
export function readCharacterClass(
  symbols: readonly PatternSymbol[],
  open: number,
): CharacterClass | undefined {
  let index = open + 1;
  const negated = isActive(symbols[index], "!") || isActive(symbols[index], "^");
  if (negated) index++;
  const first = index;
  const ranges: (readonly [number, number])[] = [];
  const named: RegExp[] = [];

  for (;;) {
    const symbol = symbols[index];
    if (symbol === undefined) return undefined;
    if (isActive(symbol, "]") && index > first) break;
    const name = readName(symbols, index);
    if (name !== undefined) {
      named.push(name.pattern);
      index = name.end;
      continue;
    }
    const low = codePointOf(symbol);
    const last = symbols[index + 2];
    if (isActive(symbols[index + 1], "-") && last !== undefined && !isActive(last, "]")) {
      ranges.push([low, codePointOf(last)]);
      index += 3;
    } else {
      ranges.push([low, low]);
      index++;
    }
  }
  return { test: createTest(ranges, named, negated), end: index + 1 };
}

function readName(
  symbols: readonly PatternSymbol[],
  index: number,
): { readonly pattern: RegExp; readonly end: number } | undefined {
  if (!isActive(symbols[index], "[") || !isActive(symbols[index + 1], ":")) return undefined;
  let name = "";
  let end = index + 2;
  // No name is longer than this, so a pattern full of `[:` is still read in linear time.
  for (; end < index + 9; end++) {
    const symbol = symbols[end];
    if (symbol === undefined || !symbol.active || symbol.char === ":") break;
    name += symbol.char;
  }
  if (!isActive(symbols[end], ":") || !isActive(symbols[end + 1], "]")) return undefined;
  const pattern = namedClasses.get(name);
  return pattern === undefined ? undefined : { pattern, end: end + 2 };
}

function createTest(
  ranges: readonly (readonly [number, number])[],
  named: readonly RegExp[],
  negated: boolean,
): CharacterTest {
  function test(codePoint: number): boolean {
    for (const [low, high] of ranges) if (codePoint >= low && codePoint <= high) return !negated;
    if (named.length > 0) {
      const char = String.fromCodePoint(codePoint);
      if (named.some((pattern) => pattern.test(char))) return !negated;
    }
    return negated;
  }
  const ascii = Uint8Array.from({ length: 128 }, (_, code) => (test(code) ? 1 : 0));
  return (codePoint) => (codePoint < 128 ? ascii[codePoint] === 1 : test(codePoint));
}

function codePointOf(symbol: PatternSymbol): number {
  return symbol.char.codePointAt(0) ?? 0;
}
