import type { Literal, Span, VariableOperation, VariablePart } from "../ast.ts";
import { nameEnd, toName, unseenCharacter } from "../name.ts";
import type { ParseState } from "./parse-state.ts";
import { parseSubscripts } from "./parse-subscript.ts";
import { parseVariableOperation } from "./parse-variable-operation.ts";
import { recoverTo } from "./recover.ts";
import { refuseShellVariable } from "./shell-variable.ts";

const closeBrace = 125;
const specials = "@*#?$!";

/** `${…}`. After a fault it stands for its own text. */
export function parseBracedVariable(
  state: ParseState,
  place: "word" | "quoted",
): VariablePart | Literal {
  const open = state.take("variable", 2);
  const outside = state.enter();
  const part = parseInside(state, open, place);
  if (part === undefined) recoverTo(state, "{", "}");
  state.leave(outside);
  const span = { start: open.start, end: state.at };
  if (part === undefined) return { kind: "literal", span, text: state.text(open.start) };
  return { kind: "variable", span, ...part };
}

type Inside = Pick<VariablePart, "name" | "path" | "operation">;

/** Undefined after a fault that leaves the rest unread. */
function parseInside(state: ParseState, open: Span, place: "word" | "quoted"): Inside | undefined {
  if (state.code() === 33 && state.code(1) !== closeBrace) return refuseIndirection(state, open);
  const measured = state.code() === 35 && isParameterStart(state, 1);
  if (measured) state.take("operator", 1);
  const start = state.at;
  const name = readParameter(state);
  if (name === undefined) return refuseNoName(state, open);
  refuseShellVariable(state, name, { start, end: state.at });
  const subscripts = parseSubscripts(state, name, measured);
  const path = state.text(start);
  if (state.code() === closeBrace) {
    state.take("variable", 1);
    const operation = measured ? { kind: "length" as const } : subscripts.slice;
    if (measured && subscripts.slice !== undefined) refuseTwo(state, open);
    return { name, path: subscripts.path, operation };
  }
  if (state.atEnd) {
    state.unclosed("${", open);
    return { name, path: subscripts.path, operation: undefined };
  }
  const operation = parseVariableOperation(state, { open, path, place });
  if (operation === undefined) return undefined;
  if (measured || subscripts.slice !== undefined) refuseTwo(state, open);
  closeVariable(state, open, operation);
  return { name, path: subscripts.path, operation };
}

function closeVariable(state: ParseState, open: Span, operation: VariableOperation): void {
  if (state.code() === closeBrace) {
    state.take("variable", 1);
  } else if (state.atEnd) {
    state.unclosed("${", open);
  } else {
    const span = { start: state.at, end: state.at + 1 };
    const found = state.text(state.at, state.at + 1);
    const what = operation.kind === "changeCase" ? "no pattern follows" : "`}` is missing before";
    state.report(`${what} \`${found}\``, span, "write `${x^^}`, `${x,,}`, `${x^}` or `${x,}`");
    recoverTo(state, "{", "}");
  }
}

function isParameterStart(state: ParseState, ahead: number): boolean {
  const code = state.code(ahead);
  if (code >= 48 && code <= 57) return true;
  if (code === 64 || code === 42) return true;
  if (code === 63 || code === 36 || code === 33) return state.code(ahead + 1) === closeBrace;
  return nameEnd(state.source, state.at + ahead, state.end) > state.at + ahead;
}

function readParameter(state: ParseState): string | undefined {
  const start = state.at;
  const code = state.code();
  if (code >= 48 && code <= 57) {
    let length = 1;
    while (state.code(length) >= 48 && state.code(length) <= 57) length += 1;
    state.take("variable", length);
    return state.text(start);
  }
  const end = nameEnd(state.source, start, state.end);
  if (end > start) {
    state.take("variable", end - start);
    return toName(state.text(start));
  }
  if (code <= 0 || !specials.includes(String.fromCharCode(code))) return undefined;
  state.take("variable", 1);
  return state.text(start);
}

function refuseIndirection(state: ParseState, open: Span): undefined {
  if (state.looksAt("!#}")) {
    const span = { start: open.start, end: state.at + 2 };
    state.report("there is no indirection through `${!`", span, "the last argument is `${@[-1]}`");
    return undefined;
  }
  const keys = /^!([\p{L}_][\p{L}\p{N}_]*)\[[@*]\]\}/u.exec(
    state.text(state.at, state.at + 80),
  )?.[1];
  state.report(
    keys === undefined ? "there is no indirection through `${!`" : "there is no `${!…[@]}`",
    { start: open.start, end: state.at + 1 },
    keys === undefined ? "keep the values in a record: `${r[$key]}`" : `write \`$(keys $${keys})\``,
  );
  return undefined;
}

function refuseNoName(state: ParseState, open: Span): undefined {
  if (state.atEnd) {
    state.unclosed("${", open);
    return undefined;
  }
  const character = String.fromCodePoint(state.source.codePointAt(state.at) ?? 32);
  const span = { start: open.start, end: state.at + character.length };
  const unseen = unseenCharacter(character);
  if (character === "}") state.report("`${}` names no variable", span);
  else if (character === "-") {
    state.report("there is no `${-}`", span, "list the options with `set -o`");
  } else if (character === " ") {
    state.report("`${` takes a name, not a command", span, "write `$(command)`");
  } else if (unseen !== undefined) state.report(`a name cannot hold ${unseen}`, span, "delete it");
  else state.report(`no name can begin with \`${character}\``, span);
  return undefined;
}

function refuseTwo(state: ParseState, open: Span): void {
  const span = { start: open.start, end: state.at };
  state.report(
    "only one thing can be done in `${…}`",
    span,
    "put the first result into a variable",
  );
}
