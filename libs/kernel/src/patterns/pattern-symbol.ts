import type { PatternPart } from "./pattern.ts";

/** One code point of a pattern. */
export interface PatternSymbol {
  readonly char: string;
  /** It may have a meaning; false for what was quoted, escaped or came from a variable. */
  readonly active: boolean;
}

/** A backslash in a glob part takes the meaning away from what follows; at the end it is itself. */
export function readSymbols(parts: readonly PatternPart[]): PatternSymbol[] {
  const symbols: PatternSymbol[] = [];
  for (const part of parts) {
    if (part.kind === "literal") {
      for (const char of part.text) symbols.push({ char, active: false });
      continue;
    }
    let escaped = false;
    for (const char of part.pattern) {
      if (char === "\\" && !escaped) {
        escaped = true;
        continue;
      }
      symbols.push({ char, active: !escaped });
      escaped = false;
    }
    if (escaped) symbols.push({ char: "\\", active: false });
  }
  return symbols;
}

export function isActive(symbol: PatternSymbol | undefined, char: string): boolean {
  return symbol !== undefined && symbol.active && symbol.char === char;
}
