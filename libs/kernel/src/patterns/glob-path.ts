import { createAlternative } from "./pattern-alternative.ts";
import { expandBraces } from "./pattern-braces.ts";
import type { PatternPart } from "./pattern.ts";
import { isActive, readSymbols, type PatternSymbol } from "./pattern-symbol.ts";

/** One step on the way down. */
export type GlobStep =
  /** Taken as it is, without a look at the directory. */
  | { readonly kind: "name"; readonly name: string; readonly next: GlobStep }
  | { readonly kind: "match"; readonly matches: NameTest; readonly next: GlobStep }
  /** `**`: any number of directories. */
  | { readonly kind: "anyDepth"; readonly next: GlobStep }
  | { readonly kind: "end"; readonly mustBeDirectory: boolean };

export type NameTest = (name: string) => boolean;

export interface GlobPath {
  /** What every result begins with, as it was written; ends with `/` unless it is empty. */
  readonly prefix: string;
  readonly step: GlobStep;
}

/** One for each alternative of the braces. */
export function readGlobPaths(parts: readonly PatternPart[]): readonly GlobPath[] {
  return expandBraces(readSymbols(parts)).map(readPath);
}

function readPath(symbols: readonly PatternSymbol[]): GlobPath {
  const names = splitAtSlashes(symbols);
  const mustBeDirectory = names.length > 1 && names.at(-1)?.length === 0;
  const firstGlob = names.findIndex(isGlob);
  // A path without a pattern is looked up by its last name.
  const start = firstGlob < 0 ? names.findLastIndex((name) => name.length > 0) : firstGlob;
  let step: GlobStep = { kind: "end", mustBeDirectory };
  for (const name of names.slice(Math.max(start, 0)).toReversed()) {
    if (name.length > 0) step = toStep(name, step);
  }
  const before = names.slice(0, Math.max(start, 0)).map(textOf);
  return { prefix: before.map((name) => `${name}/`).join(""), step };
}

function splitAtSlashes(symbols: readonly PatternSymbol[]): readonly (readonly PatternSymbol[])[] {
  let name: PatternSymbol[] = [];
  const names = [name];
  for (const symbol of symbols) {
    if (symbol.char !== "/") name.push(symbol);
    else names.push((name = []));
  }
  return names;
}

function isGlob(name: readonly PatternSymbol[]): boolean {
  return name.some((symbol) => symbol.active && "*?[".includes(symbol.char));
}

function toStep(name: readonly PatternSymbol[], next: GlobStep): GlobStep {
  if (name.length === 2 && name.every((symbol) => isActive(symbol, "*"))) {
    return next.kind === "anyDepth" ? next : { kind: "anyDepth", next };
  }
  const pattern = createAlternative(name);
  if (pattern.literal !== undefined) return { kind: "name", name: pattern.literal, next };
  const showsHidden = name[0]?.char === ".";
  const matches = (text: string): boolean =>
    (showsHidden || !text.startsWith(".")) && pattern.matches(text);
  return { kind: "match", matches, next };
}

function textOf(name: readonly PatternSymbol[]): string {
  return name.map((symbol) => symbol.char).join("");
}
