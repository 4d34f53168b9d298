import type { Program, Span } from "../ast.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { parseDollar } from "./parse-dollar.ts";
import { reportMissingBodies } from "./parse-heredoc.ts";
import { parseBlock } from "./parse-list.ts";
import { ParseState } from "./parse-state.ts";
import type { Token } from "../token.ts";

export interface ParseResult {
  /** Always a tree, of what could be recovered. */
  readonly program: Program;
  /** In the order of the source, at most 64. */
  readonly diagnostics: readonly Diagnostic[];
  /** The source ends inside something that more lines could finish. */
  readonly incomplete: Incomplete | undefined;
  /** Leaf tokens: every character is in exactly one. Made when first asked for. */
  readonly tokens: readonly Token[];
}

export interface Incomplete {
  /** How the open thing begins: `if`, `"`, `$(`, `|`, `here-document EOF`. */
  readonly what: string;
  readonly span: Span;
}

const grammar = { block: parseBlock, dollar: parseDollar };

/** Never throws, in time that grows with the length of the source and not faster. */
export function parse(source: string): ParseResult {
  const state = new ParseState(source, grammar);
  const body = parseBlock(state);
  reportMissingBodies(state);
  state.tokens.add("error", state.at, source.length);
  const diagnostics = state.diagnostics.toSorted((a, b) => a.span.start - b.span.start);
  const span = { start: 0, end: source.length };
  let tokens: readonly Token[] | undefined;
  return {
    program: { kind: "program", span, body },
    diagnostics,
    // A fault elsewhere stays one however many lines follow.
    incomplete: state.diagnostics.length === 1 ? state.open : undefined,
    get tokens(): readonly Token[] {
      tokens ??= state.tokens.list();
      return tokens;
    },
  };
}
