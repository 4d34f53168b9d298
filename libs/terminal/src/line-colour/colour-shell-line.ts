import type { LineFacts } from "./line-facts.ts";
import { paintTokens } from "./paint-tokens.ts";
import { RangeWriter } from "./range-writer.ts";
import type { RoleRange } from "./role-range.ts";
import { ShellReader } from "./shell-reader.ts";
import type { ShellToken } from "./shell-token.ts";
import { shiftTokens } from "./shift-tokens.ts";
import { splitRoute, type RouteSplit } from "./split-route.ts";

export interface LineColouring {
  /** Undefined: every word is over. */
  readonly cursor?: number | undefined;
  /** Where a line without a mark goes. */
  readonly route?: "shell" | "ask" | undefined;
  /** The part of the text that is on the screen; undefined: some thousand characters around the cursor. */
  readonly visible?: { readonly start: number; readonly end: number } | undefined;
  /** Keeps what it read for the next key. */
  readonly reader?: ShellReader | undefined;
}

/** Of a text that is longer only what lies so near to the cursor is coloured: what a screen shows. */
const reach = 5000;

/** The ranges are in order and do not overlap; what is in none is the text itself. */
export function colourShellLine(
  text: string,
  facts: LineFacts,
  { cursor = -1, route = "shell", reader = new ShellReader(), visible }: LineColouring = {},
): readonly RoleRange[] {
  const split = splitRoute(text);
  const ranges = new RangeWriter();
  if (split.kind === "ask" || (split.kind === "open" && route === "ask")) {
    ranges.put(split.prefix.start, text.length, "question");
    return ranges.list;
  }
  if (split.kind === "meta") {
    const { start, end } = split.prefix;
    ranges.put(start, end, isMeta(split.name, facts, end === cursor) ? "meta" : "unknown");
    return ranges.list;
  }
  ranges.put(split.prefix.start, split.prefix.end, "accent");
  const near = Math.max(cursor, 0);
  const part = visible ?? { start: near - reach, end: near + reach };
  const tokens = tokensIn(text, split, part, reader);
  paintTokens(tokens, { text, ranges, facts, cursor, defined: definedFunctions(tokens) });
  return ranges.list;
}

function isMeta(name: string, facts: LineFacts, isBeingTyped: boolean): boolean {
  if (facts.meta === undefined || facts.meta(name) === "known") return true;
  return isBeingTyped && (name === "" || facts.metaPrefix?.(name) === true);
}

function tokensIn(
  text: string,
  route: RouteSplit,
  part: { readonly start: number; readonly end: number },
  reader: ShellReader,
): readonly ShellToken[] {
  const from = route.kind === "open" ? 0 : route.start;
  const tokens = reader.tokens(text.slice(from), part.start - from, part.end - from);
  return shiftTokens(tokens, from, 0);
}

function definedFunctions(tokens: readonly ShellToken[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [index, { kind, value, place }] of tokens.entries()) {
    const before = tokens[index - 1];
    const after = tokens[index + 1];
    if (kind !== "word") continue;
    const isBehindFunction = before?.kind === "keyword" && before.value === "function";
    const hasParentheses = place === 0 && after?.value === "(" && after.kind === "operator";
    if (isBehindFunction || hasParentheses) names.add(value);
  }
  return names;
}
