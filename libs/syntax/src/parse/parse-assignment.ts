import type { Binding, Span, Target, ValueExpression } from "../ast.ts";
import { isName, nameEnd, toName, unseenCharacter } from "../name.ts";
import { parseValue } from "./parse-collection.ts";
import { skipBlanks } from "./parse-space.ts";
import type { ParseState } from "./parse-state.ts";
import { parseSubscripts } from "./parse-subscript.ts";
import { quoteEnd } from "./quote-end.ts";
import { refuseArray } from "./refuse-array.ts";
import { isReserved } from "./reserved-word.ts";
import { isWordEnd } from "./word-kind.ts";
import { assignedPlace } from "./word-place.ts";

const plus = 43;
const equals = 61;
const openParen = 40;
const openBracket = 91;

/** How far a subscript is looked over for the `=` behind it. */
const subscriptReach = 1000;

/** True if `name=`, `name+=` or `name[…]=` stands at `state.at`. */
export function assignmentHere(state: ParseState): boolean {
  const { source } = state;
  let at = nameEnd(source, state.at, state.end);
  if (at === state.at) return false;
  const limit = Math.min(state.end, at + subscriptReach);
  while (at < limit && source.charCodeAt(at) === openBracket) {
    const end = bracketEnd(source, at, limit);
    if (end === undefined) return false;
    at = end;
  }
  if (at >= state.end) return false;
  if (source.charCodeAt(at) === plus) at += 1;
  return source.charCodeAt(at) === equals && at < state.end;
}

/** `name[path]=value`, where `assignmentHere` said so. */
export function parseBinding(state: ParseState): Binding {
  const target = parseTarget(state);
  if (state.code() === plus) refuseAppend(state, target);
  state.take("operator", 1);
  const value = parseAssignedValue(state, target);
  return { kind: "binding", span: { start: target.span.start, end: state.at }, target, value };
}

/** `IFS= read -r line` is what kai does anyway; any other value would be ignored in silence. */
function refuseSeparator(state: ParseState, value: ValueExpression): void {
  if (value.kind === "word" && value.parts.length === 0) return;
  const hint = "write `split $line :` for a list of the parts";
  state.report("`IFS` means nothing: no value is split by itself", value.span, hint);
}

/** After `local`: the value may be missing, and blanks may stand around the `=`. */
export function parseLocalBinding(state: ParseState): Binding | undefined {
  if (nameEnd(state.source, state.at, state.end) === state.at) return undefined;
  if (refuseLocalName(state)) return undefined;
  const target = parseTarget(state);
  const { start } = target.span;
  if (state.code() === plus && state.code(1) === equals) refuseAppend(state, target);
  if (state.code() === equals) {
    state.take("operator", 1);
    const value = parseAssignedValue(state, target);
    return { kind: "binding", span: { start, end: state.at }, target, value };
  }
  skipBlanks(state);
  if (state.code() !== equals || !isWordEnd(state.code(1))) {
    return { kind: "binding", span: target.span, target, value: undefined };
  }
  state.take("operator", 1);
  skipBlanks(state);
  const value = parseAssignedValue(state, target);
  return { kind: "binding", span: { start, end: state.at }, target, value };
}

/** `local a.b=1`: what follows the letters belongs to what was meant as the name. */
function refuseLocalName(state: ParseState): boolean {
  const start = state.at;
  const end = nameEnd(state.source, start, state.end);
  let at = end;
  while (at < state.end && !isWordEnd(state.source.charCodeAt(at))) {
    const code = state.source.charCodeAt(at);
    if (code === equals || code === openBracket || (code === plus && at === end)) break;
    at += 1;
  }
  if (at === end) return false;
  while (!isWordEnd(state.code())) state.at += 1;
  state.mark("error", start);
  reportBadName(state, state.text(start, at), { start, end: at });
  return true;
}

/** `u.name=1`, `a#b=1`, `a-b=1`: a word that would assign if its name were one. */
export function refuseTarget(state: ParseState, text: string, span: Span): void {
  const name = text.slice(0, text.indexOf("="));
  reportBadName(state, name, { start: span.start, end: span.start + name.length });
}

/** Says why `name` is no name of a variable. */
export function reportBadName(state: ParseState, name: string, span: Span): void {
  const unseen = unseenCharacter(name);
  const [root = "", ...keys] = name.split(".");
  if (unseen !== undefined) {
    state.report(`a name cannot hold ${unseen}`, span, "delete it", "E019");
  } else if (keys.length > 0 && isName(root)) {
    const hint = `write \`${root}${keys.map((key) => `[${key}]`).join("")}=…\``;
    state.report(`\`${name}\` is not how an entry is set`, span, hint, "E017");
  } else if (name.includes("#")) {
    state.report(`a name cannot hold \`#\``, span, "letters, digits and `_` make a name", "E018");
  } else {
    const hint = "letters, digits and `_` make a name, a digit cannot be the first";
    state.report(`\`${name}\` cannot be the name of a variable`, span, hint, "E019");
  }
}

function parseTarget(state: ParseState): Target {
  const start = state.at;
  const name = toName(state.text(start, nameEnd(state.source, start, state.end)));
  state.at = nameEnd(state.source, start, state.end);
  state.mark("variable", start);
  if (isReserved(name)) {
    const span = { start, end: state.at };
    state.report(`\`${name}\` is a keyword, not a variable`, span, "choose another name");
  }
  const { path, slice } = parseSubscripts(state, name);
  const span = { start, end: state.at };
  if (slice !== undefined) {
    state.report("a slice cannot be assigned to", span, `set one element: \`${name}[0]=…\``);
  }
  return { span, name, path };
}

function parseAssignedValue(state: ParseState, target: Target): ValueExpression {
  const start = state.at;
  if (state.code() === openParen) return refuseArray(state, target.name);
  const value = parseValue(state, assignedPlace);
  if (target.name === "IFS") refuseSeparator(state, value);
  if (value.kind !== "word" && !isWordEnd(state.code())) {
    const end = state.at;
    while (!isWordEnd(state.code())) state.at += 1;
    state.mark("error", end);
    const text = state.text(start);
    const what = value.kind === "list" ? "list" : "record";
    const span = { start: end, end: state.at };
    state.report(`text follows the ${what}`, span, `quote it if it is text: "${text}"`);
  }
  return value;
}

function refuseAppend(state: ParseState, target: Target): void {
  const span = state.take("error", 1);
  const path = state.text(target.span.start, target.span.end);
  const reference = target.path.length > 0 ? `\${${path}}` : path;
  const sum = `\`${path}=$((${reference} + …))\``;
  const list = state.code(1) === openParen || state.code(1) === openBracket;
  const hint = list
    ? `write \`push ${path} …\``
    : `write \`${path}="\${${path}}…"\` for text, ${sum} for a number, \`push ${path} …\` for a list`;
  state.report("`+=` stands only in arithmetic", { start: span.start, end: span.end + 1 }, hint);
}

/** Past the `]` that fits the `[` at `start`; undefined if a blank outside quotes comes first. */
function bracketEnd(source: string, start: number, limit: number): number | undefined {
  let depth = 0;
  let parentheses = 0;
  for (let at = start; at < limit; at += 1) {
    const character = source.charAt(at);
    if (character === "'" || character === '"') {
      const close = quoteEnd(source, at, limit);
      if (close === undefined) return undefined;
      at = close;
    } else if (character === "\\") at += 1;
    else if (character === "[") depth += 1;
    else if (character === "(") parentheses += 1;
    else if (character === ")") parentheses -= 1;
    else if (character === "]") {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (parentheses === 0 && isWordEnd(character.charCodeAt(0))) return undefined;
    else if (character === "\n") return undefined;
  }
  return undefined;
}
