import type { Assignment, Binding, Redirect, SimpleCommand, Statement, Word } from "./ast.ts";
import { checkArgument, checkBraces, checkFlagName } from "./check-literal.ts";
import { closerMask } from "./closers.ts";
import { assignmentHere, parseBinding, refuseTarget } from "./parse-assignment.ts";
import { parseRedirect, redirectHere } from "./parse-redirect.ts";
import { skipBlanks } from "./parse-space.ts";
import { endOfText, type ParseState } from "./parse-state.ts";
import { parseWord } from "./parse-word.ts";
import { recoverTo } from "./recover.ts";
import { refusedCommand } from "./refused-command.ts";
import { isReserved } from "./reserved-word.ts";
import { isWordEnd, wordKind } from "./word-kind.ts";
import { argumentPlace, assignedPlace, literalPlace, type WordPlace } from "./word-place.ts";

const closingBrace = closerMask("}");

/** Assignments, a name, arguments and redirects. Undefined if none of these stands there. */
export function parseSimpleCommand(state: ParseState): Statement | undefined {
  const start = state.at;
  const environment: Binding[] = [];
  const redirects: Redirect[] = [];
  for (;;) {
    if (redirectHere(state)) parseRedirect(state, redirects);
    else if (assignmentHere(state)) environment.push(parseBinding(state));
    else break;
    skipBlanks(state);
  }
  if (endsCommand(state)) {
    return state.at === start ? undefined : withoutCommand(state, start, environment, redirects);
  }
  const name = parseName(state, environment);
  const text = plainText(name);
  const args = parseArguments(state, text, redirects);
  checkEnvironment(state, environment);
  const span = { start, end: lastEnd(name, args, redirects) };
  return {
    kind: "simpleCommand",
    span,
    environment,
    name,
    args,
    redirects,
  } satisfies SimpleCommand;
}

function withoutCommand(
  state: ParseState,
  start: number,
  bindings: readonly Binding[],
  redirects: readonly Redirect[],
): Statement {
  const end = Math.max(bindings.at(-1)?.span.end ?? start, redirects.at(-1)?.span.end ?? start);
  const span = { start, end };
  const body: Assignment = { kind: "assignment", span, local: false, bindings };
  if (redirects.length === 0) return body;
  const input = redirects.find((redirect) => !isOutput(redirect));
  if (input !== undefined) {
    state.report("nothing reads this input", input.span, "write `cat < file`");
  }
  return { kind: "redirected", span, body, redirects };
}

function parseName(state: ParseState, environment: readonly Binding[]): Word {
  const start = state.at;
  const name = parseWord(state, argumentPlace, "command");
  const text = plainText(name);
  const hint = text === undefined ? undefined : refusedCommand(text);
  if (hint !== undefined) state.report(`there is no command \`${text}\``, name.span, hint);
  const [first, second] = name.parts;
  if (first?.kind === "literal") {
    checkName(state, first.text, name);
  } else if (
    first?.kind === "variable" &&
    second?.kind === "literal" &&
    second.text.startsWith("=")
  ) {
    const hintText = `write \`${first.name}=…\``;
    state.report("an assignment takes the name without `$`", name.span, hintText);
  }
  if (environment.length > 0 && text !== undefined && isReserved(text) && !isCommand(text)) {
    const span = { start, end: state.at };
    state.report(`an assignment cannot stand before \`${text}\``, span, "put `;` between them");
  }
  return name;
}

function checkName(state: ParseState, text: string, name: Word): void {
  const equals = text.indexOf("=");
  if (equals > 0 && !/[/:~]/.test(text.slice(0, equals)) && !/^[-+.]/.test(text)) {
    refuseTarget(state, text, name.span);
  }
  if (text.startsWith("-")) checkFlagName(state, text, name);
  if (text.length > 1 && text.startsWith("!")) {
    state.report(
      `\`!\` needs a blank before the command`,
      name.span,
      `write \`! ${text.slice(1)}\``,
    );
  }
}

function parseArguments(
  state: ParseState,
  name: string | undefined,
  redirects: Redirect[],
): readonly Word[] {
  const args: Word[] = [];
  const place = argumentPlaceOf(name);
  for (;;) {
    skipBlanks(state);
    if (endsCommand(state)) return args;
    if (redirectHere(state)) {
      parseRedirect(state, redirects);
      continue;
    }
    const start = state.at;
    if (state.code() === 40) {
      refuseParenthesis(state, name);
      continue;
    }
    const word = parseWord(state, place, wordKind(state));
    if (state.at === start) return args;
    checkArgument(state, word);
    checkBraces(state, word);
    if (args.length === 0) checkSpacedAssignment(state, name, word);
    args.push(word);
  }
}

/** Some commands take names, paths into collections or assignments, in which no glob can stand. */
function argumentPlaceOf(name: string | undefined): WordPlace {
  if (name === "push" || name === "unset") return literalPlace;
  if (name === "export" || name === "alias") return assignedPlace;
  return argumentPlace;
}

function checkSpacedAssignment(state: ParseState, name: string | undefined, word: Word): void {
  if (name === undefined || name === "test" || name === "expr") return;
  const text = plainText(word);
  if (text !== "=" && text !== "+=") return;
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return;
  state.report("an assignment has no blanks around `=`", word.span, `write \`${name}=…\``);
}

function checkEnvironment(state: ParseState, environment: readonly Binding[]): void {
  for (const { target } of environment) {
    if (target.path.length === 0) continue;
    const hint = "put `;` between the assignment and the command";
    state.report("only a whole variable can be set for one command", target.span, hint);
  }
}

function refuseParenthesis(state: ParseState, name: string | undefined): void {
  const start = state.at;
  const before = start > 0 ? state.source.charAt(start - 1) : " ";
  state.take("error", 1);
  recoverTo(state, "(", ")");
  const span = { start, end: Math.min(start + 1, state.end) };
  if ("@!*+?".includes(before)) {
    const hint = "write the alternatives as `{a,b}`, or match with `[[ … =~ … ]]`";
    state.report(
      `there are no patterns \`${before}(…)\``,
      { start: start - 1, end: state.at },
      hint,
    );
  } else if (before === "=") {
    state.report("parentheses make no list", span, "write `[…]`");
  } else {
    const hint = name === undefined ? "quote it" : `quote it, or define \`${name}() { …; }\``;
    state.report("unexpected `(`", span, hint);
  }
}

/** Where no argument can follow. A `}` of its own ends the command if a `{` is open. */
export function endsCommand(state: ParseState): boolean {
  const code = state.code();
  switch (code) {
    case endOfText:
    case 10:
    case 41:
    case 59:
    case 124:
      return true;
    case 38:
      return state.code(1) !== 62;
    case 125:
      return (state.awaited & closingBrace) !== 0 && isWordEnd(state.code(1));
    default:
      return false;
  }
}

function isOutput(redirect: Redirect): boolean {
  return redirect.kind === "fileRedirect"
    ? redirect.mode !== "read"
    : redirect.kind === "duplicateRedirect";
}

/** Reserved as names, but commands like any other where they stand. */
function isCommand(text: string): boolean {
  return text === "set" || text === "true" || text === "false";
}

/** The text of a word that is one literal. */
export function plainText(word: Word): string | undefined {
  const [part, second] = word.parts;
  return part?.kind === "literal" && second === undefined ? part.text : undefined;
}

function lastEnd(name: Word, args: readonly Word[], redirects: readonly Redirect[]): number {
  const argument = args.at(-1)?.span.end ?? name.span.end;
  return Math.max(argument, redirects.at(-1)?.span.end ?? 0);
}
