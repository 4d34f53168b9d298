import { Fault } from "../fault.ts";
import type { Match } from "./pattern.ts";
import { costOf } from "./regular-expression-cost.ts";
import { readRegularExpression } from "./regular-expression-syntax.ts";
import type { Awaitable } from "../values/value.ts";

export interface RegularExpression {
  /** Anywhere in the text. Never takes more than time linear in a long text. */
  matches(text: string): Awaitable<boolean>;
  /** Every match, from left to right, none inside another. */
  findAll(text: string): Awaitable<readonly Match[]>;
}

/** About a millisecond of trying in vain. */
const budget = 1_000_000;

interface LinearEngine {
  compile(source: string): LinearPattern;
}

interface LinearPattern {
  test(text: string): boolean;
  matcher(text: string): { find(): boolean; start(): number; end(): number };
}

let linearEngine: LinearEngine | undefined;

/**
 * Extended regular expressions without back-references and look-around. The engine of JavaScript takes
 * exponential time for some of them, so it gets only those it cannot lose itself in, at the length of the
 * text at hand; a linear one, which is loaded when it is first needed, gets the others.
 */
export function createRegularExpression(pattern: string): RegularExpression {
  const { source, node, ignoresCase } = readRegularExpression(pattern);
  const cost = costOf(node);
  const quick = compileQuick(pattern, source, ignoresCase);
  let linear: LinearPattern | undefined;
  function use<T>(
    text: string,
    quickly: (quick: RegExp) => T,
    linearly: (linear: LinearPattern) => T,
  ): Awaitable<T> {
    if (cost(text.length) <= budget) return quickly(quick);
    if (linear !== undefined) return linearly(linear);
    if (linearEngine === undefined) {
      return loadLinearEngine().then(() => use(text, quickly, linearly));
    }
    linear = linearEngine.compile(ignoresCase ? `(?i)${source}` : source);
    return linearly(linear);
  }
  return {
    matches: (text) =>
      use(
        text,
        (found) => found.test(text),
        (found) => found.test(text),
      ),
    findAll: (text) =>
      use(
        text,
        (found) => quickMatches(found, text),
        (found) => linearMatches(found, text),
      ),
  };
}

function quickMatches(quick: RegExp, text: string): readonly Match[] {
  const all = new RegExp(quick.source, `${quick.flags}g`);
  return Array.from(text.matchAll(all), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

function linearMatches(linear: LinearPattern, text: string): readonly Match[] {
  const matcher = linear.matcher(text);
  const matches: Match[] = [];
  while (matcher.find()) matches.push({ start: matcher.start(), end: matcher.end() });
  return matches;
}

function compileQuick(pattern: string, source: string, ignoresCase: boolean): RegExp {
  try {
    return new RegExp(source, ignoresCase ? "ui" : "u");
  } catch {
    throw new Fault(`"${pattern}" is not a valid regular expression`);
  }
}

async function loadLinearEngine(): Promise<void> {
  const { RE2JS } = await import("re2js");
  linearEngine = RE2JS;
}
