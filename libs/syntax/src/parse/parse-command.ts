import type {
  Assignment,
  Binding,
  Redirect,
  SimpleCommand,
  Statement,
  Word,
  WordPart,
} from "../ast.ts";
import { checkArgument, checkBraces, checkFlagName, checkGluedTilde } from "./check-literal.ts";
import { checkShellFlag } from "./check-shell-flag.ts";
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
  } else if (first?.kind === "variable" && assigns(state, second)) {
    const hintText = `write \`${first.name}=…\``;
    state.report("an assignment takes the name without `$`", name.span, hintText);
  }
  if (environment.length > 0 && text !== undefined && isReserved(text) && !isCommand(text)) {
    const span = { start, end: state.at };
    state.report(`an assignment cannot stand before \`${text}\``, span, "put `;` between them");
    for (const part of leftOver) state.excused.add(part);
  }
  return name;
}

/** `$x=1` and `$x = 1` */
function assigns(state: ParseState, second: WordPart | undefined): boolean {
  if (second !== undefined) return second.kind === "literal" && second.text.startsWith("=");
  return /^[ \t]+=(?:[ \t]|$)/.test(state.text(state.at, Math.min(state.at + 20, state.end)));
}

function checkName(state: ParseState, text: string, name: Word): void {
  const { start } = name.span;
  const glued = /^(?:\[\[|\[(?=-))(?=[^[\]])/.exec(state.text(start, start + 3))?.[0];
  if (glued !== undefined && text.startsWith(glued)) {
    const hint = "write `[[ … ]]`, with blanks inside";
    state.report(`\`${glued}\` needs a blank behind it`, name.span, hint);
  }
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
      refuseParenthesis(state, name, args.length === 0);
      continue;
    }
    const word = parseWord(state, place, wordKind(state));
    if (state.at === start) return args;
    checkArgument(state, word);
    checkBraces(state, word);
    if (args.length === 0) checkSpacedAssignment(state, name, word);
    checkGluedTilde(state, word);
    checkShellFlag(state, name, word, args.length === 0);
    args.push(word);
  }
}

/** Of a compound that was read as a command. */
const leftOver = ["then", "elif", "else", "fi", "do", "done", "esac", ";;", "in"] as const;

/** Some commands take names, paths into collections or assignments, in which no glob can stand. */
function argumentPlaceOf(name: string | undefined): WordPlace {
  if (name === "push" || name === "unset") return literalPlace;
  if (name === "export" || name === "alias") return assignedPlace;
  return argumentPlace;
}

function checkSpacedAssignment(state: ParseState, name: string | undefined, word: Word): void {
  if (name === undefined || freeOperands.has(name)) return;
  const text = plainText(word);
  if (text !== "=" && text !== "+=") return;
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return;
  state.report("an assignment has no blanks around `=`", word.span, `write \`${name}=…\``);
}

/** Commands to which a `=` is a word like any other. */
const freeOperands: ReadonlySet<string> = new Set(["test", "expr", "echo", "printf"]);

function checkEnvironment(state: ParseState, environment: readonly Binding[]): void {
  for (const { target } of environment) {
    if (target.path.length === 0) continue;
    const hint = "put `;` between the assignment and the command";
    state.report("only a whole variable can be set for one command", target.span, hint);
  }
}

function refuseParenthesis(state: ParseState, name: string | undefined, isFirst: boolean): void {
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
    if (name !== undefined && refusedCommand(name) !== undefined) return;
    state.report("parentheses make no list", span, "write `[…]`");
  } else if (name !== undefined && isFirst && /\w/.test(before) && state.at > start + 1) {
    const hint = `write \`${name} …\`, blanks between the arguments; text with parentheses is quoted`;
    state.report("a command is called without parentheses", span, hint);
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
