import type { Arithmetic, Subscript } from "../ast.ts";
import { parseArithmetic, skipArithmeticSpace } from "./parse-arithmetic.ts";
import type { ParseState } from "./parse-state.ts";
import { parseWord } from "./parse-word.ts";
import { quoteEnd } from "./quote-end.ts";
import { recoverTo } from "./recover.ts";
import { subscriptPlace } from "./word-place.ts";

export interface Slice {
  readonly kind: "slice";
  readonly from: Arithmetic | undefined;
  readonly to: Arithmetic | undefined;
}

export interface Subscripts {
  readonly path: readonly Subscript[];
  readonly slice: Slice | undefined;
}

const colon = 58;
const openBracket = 91;
const closeBracket = 93;

/** A slice is recognised by a `:` this near; longer subscripts are keys. */
const sliceReach = 1000;

/** `[key][key]…`, and at the end perhaps `[from:to]`. */
export function parseSubscripts(state: ParseState, name: string, measured = false): Subscripts {
  const path: Subscript[] = [];
  while (state.code() === openBracket) {
    if (holdsColon(state)) {
      const slice = parseSlice(state);
      if (state.code() === openBracket) {
        const span = { start: state.at, end: state.at + 1 };
        state.report("a slice has no elements of its own", span, "put the slice into a variable");
      }
      return { path, slice };
    }
    const key = parseKey(state, name, measured);
    if (key === undefined) break;
    path.push(key);
  }
  return { path, slice: undefined };
}

function parseKey(state: ParseState, name: string, measured: boolean): Subscript | undefined {
  const open = state.take("operator", 1);
  const outside = state.enter();
  const key = parseWord(state, subscriptPlace, "word");
  state.leave(outside);
  if (state.code() !== closeBracket) {
    if (state.atEnd) state.unclosed("[", open);
    else state.report("`[` is never closed", open, "end the subscript with `]`");
    return undefined;
  }
  state.take("operator", 1);
  const span = { start: open.start, end: state.at };
  const [only] = key.parts;
  if (only === undefined) {
    state.report("the subscript is empty", span, "write a key or an index");
  } else if (only.kind === "literal" && (only.text === "@" || only.text === "*")) {
    const hint = measured
      ? `write \`\${#${name}}\``
      : `write \`$${name}\` for all of it, \`$(values $${name})\` to loop over it`;
    state.report(`there is no \`[${only.text}]\``, span, hint);
  }
  return { kind: "keySubscript", span, key };
}

function parseSlice(state: ParseState): Slice {
  const open = state.take("operator", 1);
  const outside = state.enter();
  const from = parseEnd(state, colon);
  if (state.code() === colon) state.take("operator", 1);
  const to = parseEnd(state, closeBracket);
  state.leave(outside);
  if (state.code() === closeBracket) state.take("operator", 1);
  else if (state.atEnd) state.unclosed("[", open);
  else {
    state.report("a slice has two ends", open, "write `[from:to]`, numbers or expressions");
    recoverTo(state, "[", "]");
  }
  return { kind: "slice", from, to };
}

function parseEnd(state: ParseState, close: number): Arithmetic | undefined {
  skipArithmeticSpace(state);
  return state.code() === close ? undefined : parseArithmetic(state);
}

/** Looks ahead over quotes and nested brackets. */
function holdsColon(state: ParseState): boolean {
  const { source } = state;
  const limit = Math.min(state.end, state.at + sliceReach);
  let depth = 0;
  for (let at = state.at + 1; at < limit; at += 1) {
    const character = source.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "'" || character === '"') {
      const close = quoteEnd(source, at, limit);
      if (close === undefined) return false;
      at = close;
    } else if (character === "[" || character === "{" || character === "(") depth += 1;
    else if (character === "\n") return false;
    else if (character === "]" || character === "}" || character === ")") {
      if (depth === 0) return false;
      depth -= 1;
    } else if (character === ":" && depth === 0) return true;
  }
  return false;
}
