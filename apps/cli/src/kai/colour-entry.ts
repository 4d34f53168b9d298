import { assertNever } from "@aish/core";
import type { Token } from "@aish/syntax";
import { RangeWriter, type LineFacts, type RoleRange } from "@aish/terminal/line-colour";
import { kaiFaults } from "./kai-faults.ts";
import type { ReadKaiEntry } from "./kai-entry-reader.ts";

/**
 * The ranges are in order and do not overlap. `facts.command` knows the names of kai and of programs; the
 * word at the cursor may not be over.
 */
export function colourKaiEntry(
  entry: ReadKaiEntry,
  facts: LineFacts,
  cursor: number,
): readonly RoleRange[] {
  const ranges = new RangeWriter();
  const faults = faultRanges(entry, cursor);
  const defined = definedFunctions(entry);
  let next = 0;
  for (const token of withNeighbours(entry, cursor, facts, defined)) {
    let at = token.start;
    while (at < token.end) {
      while ((faults[next]?.end ?? Infinity) <= at) next += 1;
      const fault = faults[next];
      const isFaulty = fault !== undefined && fault.start <= at;
      const end = Math.min(token.end, (isFaulty ? fault.end : fault?.start) ?? Infinity);
      const { role, underline } = isFaulty ? fault : token;
      ranges.put(at, end, role, underline);
      at = end;
    }
  }
  return ranges.list;
}

function faultRanges(entry: ReadKaiEntry, cursor: number): readonly RoleRange[] {
  return kaiFaults(entry, cursor)
    .map(({ span, severity }): RoleRange => {
      // A fault of no length is something missing: it is shown at what stands there or before it.
      const start = Math.max(0, Math.min(span.start, entry.text.length - 1));
      const role = severity === "error" ? "error" : "warning";
      return { start, end: Math.max(span.end, start + 1), role, underline: true };
    })
    .toSorted((a, b) => a.start - b.start);
}

interface ColouredToken {
  readonly start: number;
  readonly end: number;
  readonly role: RoleRange["role"] | undefined;
  readonly underline: boolean;
}

function* withNeighbours(
  { text, parsed: { tokens } }: ReadKaiEntry,
  cursor: number,
  facts: LineFacts,
  defined: ReadonlySet<string>,
): Generator<ColouredToken> {
  for (const [index, token] of tokens.entries()) {
    const { start, end } = token.span;
    const value = text.slice(start, end);
    if (token.kind === "command") {
      const role = commandRole(value, end === cursor, facts, defined);
      yield { start, end, role, underline: false };
      continue;
    }
    const isWhole = endsWord(tokens[index - 1]) && endsWord(tokens[index + 1]);
    const underline = token.kind === "word" && isWhole && isPath(value, end === cursor, facts);
    yield { start, end, role: underline ? "path" : roleOf(token.kind), underline };
  }
}

/** `src/$x` is no path by itself. */
function endsWord(neighbour: Token | undefined): boolean {
  return neighbour === undefined || /^(?:blank|newline|operator|redirect)$/.test(neighbour.kind);
}

function isPath(value: string, isBeingTyped: boolean, facts: LineFacts): boolean {
  return facts.path(value) === "exists" || (isBeingTyped && facts.pathPrefix?.(value) === true);
}

function commandRole(
  name: string,
  isBeingTyped: boolean,
  facts: LineFacts,
  defined: ReadonlySet<string>,
): RoleRange["role"] | undefined {
  const found = defined.has(name) ? "known" : facts.command(name);
  if (found !== "unknown") return found === "known" ? "command" : undefined;
  return isBeingTyped && facts.commandPrefix?.(name) === true ? undefined : "unknown";
}

function roleOf(kind: Exclude<Token["kind"], "command">): RoleRange["role"] | undefined {
  switch (kind) {
    case "keyword":
    case "string":
    case "variable":
    case "operator":
    case "number":
    case "comment":
      return kind;
    case "flag":
      return "option";
    case "redirect":
    case "glob":
      return "operator";
    case "heredocBody":
      return "string";
    case "word":
    case "blank":
    case "newline":
    case "error":
      return undefined;
    default:
      return assertNever(kind);
  }
}

function definedFunctions({ text, parsed: { tokens } }: ReadKaiEntry): ReadonlySet<string> {
  const names = new Set<string>();
  const solid = tokens.filter(({ kind }) => kind !== "blank");
  for (const [index, { kind, span }] of solid.entries()) {
    if (kind !== "command") continue;
    const [before, after] = [solid[index - 1], solid[index + 1]];
    const isBehindFunction = before?.kind === "keyword" && textOf(before, text) === "function";
    const hasParentheses = after?.kind === "operator" && textOf(after, text) === "(";
    if (isBehindFunction || hasParentheses) names.add(text.slice(span.start, span.end));
  }
  return names;
}

function textOf({ span }: Token, text: string): string {
  return text.slice(span.start, span.end);
}
