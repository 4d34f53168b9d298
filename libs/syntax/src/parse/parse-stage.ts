import type { Redirect, Statement } from "../ast.ts";
import { closerWord } from "./closers.ts";
import { functionHere, parseFunction, parseKeywordFunction } from "./parse-function.ts";
import { keywordHere } from "./keyword.ts";
import { parseCase } from "./parse-case.ts";
import { parseSimpleCommand } from "./parse-command.ts";
import { parseFor } from "./parse-for.ts";
import { parseGroup, parseSubshell } from "./parse-group.ts";
import { parseArithmeticCommand } from "./parse-arithmetic-command.ts";
import { parseIf } from "./parse-if.ts";
import { parseJump, parseLeave, parseLocal } from "./parse-jump.ts";
import { parseRedirect, redirectHere } from "./parse-redirect.ts";
import { skipBlanks } from "./parse-space.ts";
import type { ParseState } from "./parse-state.ts";
import { parseTestCommand } from "./parse-test.ts";
import { parseWhile } from "./parse-while.ts";
import { isWordEnd } from "./word-kind.ts";

const openParen = 40;

/** One command, simple or compound, with its redirects. Undefined, with nothing read, if none stands there. */
export function parseStage(state: ParseState): Statement | undefined {
  const compound = parseCompound(state);
  if (compound === undefined) return undefined;
  if (compound.kind === "simpleCommand" || compound.kind === "redirected") return compound;
  return parseRedirected(state, compound);
}

function parseRedirected(state: ParseState, body: Statement): Statement {
  const redirects: Redirect[] = [];
  for (;;) {
    skipBlanks(state);
    if (!redirectHere(state)) break;
    parseRedirect(state, redirects);
  }
  const last = redirects.at(-1);
  if (last === undefined) return body;
  const span = { start: body.span.start, end: last.span.end };
  if (body.kind !== "functionDefinition") return { kind: "redirected", span, body, redirects };
  // The redirects of a function apply each time it is called.
  const inner: Statement = { kind: "group", span: body.span, body: body.body };
  return { ...body, span, body: [{ kind: "redirected", span, body: inner, redirects }] };
}

function parseCompound(state: ParseState): Statement | undefined {
  switch (state.code()) {
    case 40:
      return state.code(1) === 40 ? parseArithmeticCommand(state) : parseSubshell(state);
    case 41:
    case 59:
    case 124:
      return undefined;
    case 38:
      return state.code(1) === 62 ? parseSimpleCommand(state) : undefined;
    case 91:
      if (state.code(1) === 91 && isWordEnd(state.code(2))) return parseTestCommand(state);
      break;
    case 123:
      return parseGroup(state);
    case 125:
      return undefined;
    default:
      break;
  }
  const keyword = keywordHere(state);
  if (keyword !== undefined && closerWord(keyword) !== undefined) return undefined;
  // `if() { … }` gives a function a bad name; `if(a)` has a subshell for a condition.
  const glued = keyword !== undefined && state.code(keyword.length) === openParen;
  const compound = keyword === undefined || glued ? undefined : parseKeyword(state, keyword);
  if (compound !== undefined) return compound;
  const nameEnd = functionHere(state);
  if (nameEnd !== undefined) return parseFunction(state, nameEnd);
  return (glued ? parseKeyword(state, keyword) : undefined) ?? parseSimpleCommand(state);
}

function parseKeyword(state: ParseState, keyword: string): Statement | undefined {
  switch (keyword) {
    case "if":
      return parseIf(state);
    case "while":
    case "until":
      return parseWhile(state, keyword);
    case "for":
    case "select":
      return parseFor(state, keyword);
    case "case":
      return parseCase(state);
    case "function":
      return parseKeywordFunction(state);
    case "break":
    case "continue":
      return parseJump(state, keyword);
    case "return":
    case "exit":
      return parseLeave(state, keyword);
    case "local":
      return parseLocal(state);
    default:
      return undefined;
  }
}
