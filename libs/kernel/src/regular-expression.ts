import { Fault } from "./fault.ts";
import { costOf } from "./regular-expression-cost.ts";
import { readRegularExpression } from "./regular-expression-syntax.ts";
import type { Awaitable } from "./value.ts";

export interface RegularExpression {
  /** Anywhere in the text. Never takes more than time linear in a long text. */
  matches(text: string): Awaitable<boolean>;
}

/** About a millisecond of trying in vain. */
const budget = 1_000_000;

interface LinearEngine {
  compile(source: string): { test(text: string): boolean };
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
  let linear: { test(text: string): boolean } | undefined;
  return {
    matches(text) {
      if (cost(text.length) <= budget) return quick.test(text);
      if (linear !== undefined) return linear.test(text);
      if (linearEngine === undefined) return loadLinearEngine().then(() => this.matches(text));
      linear = linearEngine.compile(ignoresCase ? `(?i)${source}` : source);
      return linear.test(text);
    },
  };
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
