import type { CountingLoop, ForLoop, Word } from "../ast.ts";
import { checkArgument, checkBraces, checkLiteral } from "./check-literal.ts";
import { Construct } from "./construct.ts";
import { looksAtKeyword } from "./keyword.ts";
import { isName, toName } from "../name.ts";
import { reportBadName } from "./parse-assignment.ts";
import { parseCountingHead } from "./parse-counting-head.ts";
import { parseLoopBody } from "./parse-while.ts";
import { skipBlanks } from "./parse-space.ts";
import type { ParseState } from "./parse-state.ts";
import { parseWord } from "./parse-word.ts";
import { recoverStatement } from "./recover.ts";
import { refusedCommand } from "./refused-command.ts";
import { isReserved } from "./reserved-word.ts";
import { isWordEnd, wordKind } from "./word-kind.ts";
import { argumentPlace } from "./word-place.ts";

const semicolon = 59;

/** `for x in …; do … done`, `for ((…)); do … done`; `select` is refused and read as `for`. */
export function parseFor(state: ParseState, keyword: "for" | "select"): ForLoop | CountingLoop {
  const construct = new Construct(state, keyword);
  const outside = state.enter();
  if (keyword === "select") {
    state.report("there is no `select`", construct.open, refusedCommand("select"));
  }
  skipBlanks(state);
  const loop = state.looksAt("((") ? parseCounting(state, construct) : parseItems(state, construct);
  state.leave(outside);
  return loop;
}

function parseCounting(state: ParseState, construct: Construct): CountingLoop {
  const head = parseCountingHead(state);
  skipBlanks(state);
  if (state.code() === semicolon) state.take("operator", 1);
  const body = parseLoopBody(state, construct);
  return { kind: "countingLoop", span: construct.span(), ...head, body };
}

function parseItems(state: ParseState, construct: Construct): ForLoop {
  const start = state.at;
  while (!isWordEnd(state.code())) state.at += 1;
  const nameSpan = { start, end: state.at };
  state.mark("variable", start);
  const name = toName(state.text(start));
  checkLoopName(state, construct, name, nameSpan);
  skipBlanks(state);
  const items = looksAtKeyword(state, "in") ? readItems(state) : undefined;
  skipBlanks(state);
  if (items === undefined && !looksAtKeyword(state, "do") && !isWordEnd(state.code())) {
    construct.fail("expected `in`", "write `for name in …; do`");
  }
  if (state.code() === semicolon) state.take("operator", 1);
  const body = parseLoopBody(state, construct);
  return { kind: "forLoop", span: construct.span(), name, nameSpan, items, body };
}

function checkLoopName(
  state: ParseState,
  construct: Construct,
  name: string,
  span: { readonly start: number; readonly end: number },
): void {
  if (name === "") {
    construct.fail("expected a name", "write `for name in …; do`");
  } else if (name.startsWith("$") && isName(name.slice(1))) {
    state.report("the loop variable is written without `$`", span, `write \`${name.slice(1)}\``);
  } else if (!isName(name)) {
    reportBadName(state, name, span);
  } else if (isReserved(name)) {
    state.report(`\`${name}\` is a keyword, not a variable`, span, "choose another name");
  }
}

function readItems(state: ParseState): readonly Word[] {
  state.take("keyword", 2);
  const items: Word[] = [];
  for (;;) {
    skipBlanks(state);
    const start = state.at;
    const word = parseWord(state, argumentPlace, wordKind(state));
    if (state.at > start) {
      checkLiteral(state, word);
      checkBraces(state, word);
      if (word.parts.length > 1) checkArgument(state, word);
      items.push(word);
      continue;
    }
    const code = state.code();
    if (!state.atEnd && code !== 10 && code !== semicolon) {
      const span = { start, end: start + 1 };
      const found = state.text(start, start + 1);
      state.report(`unexpected \`${found}\` in the items of \`for\``, span, "quote it");
      recoverStatement(state);
    }
    return items;
  }
}
