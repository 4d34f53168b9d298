import { Fault } from "../fault.ts";
import type { PatternSymbol } from "./pattern-symbol.ts";

const mostAlternatives = 4096;

interface Group {
  readonly open: number;
  /** Positions of the commas between its items, then of its closing brace. */
  readonly ends: readonly number[];
}

/**
 * `x{a,b}` is `xa` or `xb`; groups nest. Braces without a comma or without a partner are ordinary
 * characters. At least one alternative, which may be empty.
 */
export function expandBraces(
  symbols: readonly PatternSymbol[],
): readonly (readonly PatternSymbol[])[] {
  const groups = findGroups(symbols);
  return groups.size === 0 ? [symbols] : expandRange(symbols, groups, 0, symbols.length);
}

function findGroups(symbols: readonly PatternSymbol[]): ReadonlyMap<number, Group> {
  const groups = new Map<number, Group>();
  const open: { readonly open: number; readonly ends: number[] }[] = [];
  for (const [index, symbol] of symbols.entries()) {
    if (!symbol.active) continue;
    if (symbol.char === "{") open.push({ open: index, ends: [] });
    else if (symbol.char === ",") open.at(-1)?.ends.push(index);
    else if (symbol.char === "}") {
      const group = open.pop();
      if (group === undefined || group.ends.length === 0) continue;
      group.ends.push(index);
      groups.set(group.open, group);
    }
  }
  return groups;
}

function expandRange(
  symbols: readonly PatternSymbol[],
  groups: ReadonlyMap<number, Group>,
  from: number,
  to: number,
): PatternSymbol[][] {
  let alternatives: PatternSymbol[][] = [[]];
  for (let index = from; index < to; index++) {
    const group = groups.get(index);
    if (group === undefined) {
      const symbol = symbols[index];
      if (symbol !== undefined) for (const one of alternatives) one.push(symbol);
      continue;
    }
    const items: PatternSymbol[][] = [];
    let start = group.open + 1;
    for (const end of group.ends) {
      items.push(...expandRange(symbols, groups, start, end));
      start = end + 1;
    }
    if (alternatives.length * items.length > mostAlternatives) {
      throw new Fault(
        `the braces stand for more than ${mostAlternatives} patterns`,
        "write fewer groups, or several patterns",
      );
    }
    alternatives = alternatives.flatMap((one) => items.map((item) => [...one, ...item]));
    index = start - 1;
  }
  return alternatives;
}
