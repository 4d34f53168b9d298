import type { ArithmeticExpansion, CommandSubstitution, Literal, WordPart } from "../ast.ts";
import { closerMask } from "./closers.ts";
import { nameEnd, toName } from "../name.ts";
import { parseArithmetic, skipArithmeticSpace } from "./parse-arithmetic.ts";
import { parseBracedVariable } from "./parse-braced-variable.ts";
import { parseDoubleQuoted, parseSingleQuoted } from "./parse-quoted.ts";
import type { ParseState } from "./parse-state.ts";
import { recoverArithmetic } from "./recover.ts";
import { refuseShellVariable } from "./shell-variable.ts";

const closingParenthesis = closerMask(")");
const specials = "@*#?$!";

/** What begins with `$`; a `$` that begins nothing is itself. */
export function parseDollar(state: ParseState, place: "word" | "quoted"): WordPart {
  const next = state.code(1);
  const character = String.fromCharCode(next);
  if (next === 40) {
    return state.code(2) === 40 ? parseArithmeticExpansion(state) : parseSubstitution(state);
  }
  if (next === 123) return parseBracedVariable(state, place);
  if (next >= 48 && next <= 57) return parsePositional(state);
  const end = nameEnd(state.source, state.at + 1, state.end);
  if (end > state.at + 1) return parseNamed(state, end, place);
  if (next > 0 && specials.includes(character)) {
    const span = state.take("variable", 2);
    return { kind: "variable", span, name: character, path: [], operation: undefined };
  }
  return parseLoneDollar(state, place, character);
}

function parseNamed(state: ParseState, end: number, place: "word" | "quoted"): WordPart {
  const name = toName(state.text(state.at + 1, end));
  const span = state.take("variable", end - state.at);
  refuseShellVariable(state, name, span);
  if (place === "word" && state.code() === 40) {
    const hint = `write \`$(${name} …)\` for a command`;
    state.report(`\`$${name}(\` calls nothing`, { start: span.start, end: end + 1 }, hint);
  }
  return { kind: "variable", span, name, path: [], operation: undefined };
}

function parsePositional(state: ParseState): WordPart {
  let length = 2;
  while (state.code(length) >= 48 && state.code(length) <= 57) length += 1;
  const digits = state.text(state.at + 1, state.at + length);
  const span = state.take("variable", length);
  if (length > 2) {
    const hint = `write \`\${${digits}}\`, or \`\${${digits.charAt(0)}}${digits.slice(1)}\``;
    state.report(`\`$${digits}\` could mean two things`, span, hint);
  }
  return { kind: "variable", span, name: digits, path: [], operation: undefined };
}

function parseLoneDollar(state: ParseState, place: "word" | "quoted", character: string): WordPart {
  const start = state.at;
  if (character === "-" || character === "[") {
    const span = state.take("error", 2);
    if (character === "-") state.report("there is no `$-`", span, "list the options with `set -o`");
    else state.report("`$[` is no arithmetic", span, "write `$((…))`");
    return { kind: "literal", span, text: `$${character}` };
  }
  if (place === "word" && (character === "'" || character === '"')) {
    const span = state.take("error", 1);
    const hint =
      character === "'" ? 'write "…", which knows `\\n`, `\\t` and `\\u0041`' : 'write "…"';
    state.report(`there is no \`$${character}…${character}\``, { start, end: start + 2 }, hint);
    const quoted = character === "'" ? parseSingleQuoted(state) : parseDoubleQuoted(state);
    return { ...quoted, span: { start: span.start, end: state.at } };
  }
  const span = state.take(place === "word" ? "word" : "string", 1);
  return { kind: "literal", span, text: "$" } satisfies Literal;
}

function parseSubstitution(state: ParseState): CommandSubstitution {
  const open = state.take("operator", 2);
  const outside = state.enter();
  // Bodies announced outside begin on the line after the whole of the substitution.
  const announced = state.pending;
  state.pending = [];
  const body = state.isolatedBlock(closingParenthesis);
  state.pending = [...announced, ...state.pending];
  state.leave(outside);
  if (state.code() === 41) state.take("operator", 1);
  else state.unclosed("$(", open);
  return { kind: "commandSubstitution", span: { start: open.start, end: state.at }, body };
}

function parseArithmeticExpansion(state: ParseState): ArithmeticExpansion {
  const open = state.take("operator", 3);
  const outside = state.enter();
  skipArithmeticSpace(state);
  const empty = state.looksAt("))");
  const expression = empty ? undefined : parseArithmetic(state);
  if (state.looksAt("))")) {
    if (empty) {
      state.report("nothing to calculate", { start: open.start, end: state.at + 2 });
    }
    state.take("operator", 2);
  } else {
    recoverArithmetic(state, open, expression !== undefined);
  }
  state.leave(outside);
  const span = { start: open.start, end: state.at };
  return {
    kind: "arithmeticExpansion",
    span,
    expression: expression ?? { kind: "integer", span, text: "0" },
  };
}
