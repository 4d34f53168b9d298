import type { Case, CaseBranch, Word } from "../ast.ts";
import { closerMask } from "./closers.ts";
import { Construct } from "./construct.ts";
import { looksAtKeyword } from "./keyword.ts";
import { skipBlanks, skipLines } from "./parse-space.ts";
import type { ParseState } from "./parse-state.ts";
import { parseWord } from "./parse-word.ts";
import { wordKind } from "./word-kind.ts";
import { casePatternPlace, literalPlace } from "./word-place.ts";

const openParen = 40;
const closeParen = 41;
const bar = 124;
const branchEnd = closerMask(";;", "esac");

export function parseCase(state: ParseState): Case {
  const construct = new Construct(state, "case");
  const outside = state.enter();
  skipBlanks(state);
  const subject = parseWord(state, literalPlace, wordKind(state));
  if (subject.parts.length === 0) {
    construct.fail("expected a word", "write `case $x in pattern) …;; esac`");
  }
  const branches: CaseBranch[] = [];
  construct.expect("in");
  readBranches(state, construct, branches);
  construct.expect("esac");
  state.leave(outside);
  return { kind: "case", span: construct.span(), subject, branches };
}

function readBranches(state: ParseState, construct: Construct, branches: CaseBranch[]): void {
  for (;;) {
    skipLines(state);
    if (state.atEnd || looksAtKeyword(state, "esac")) return;
    const start = state.at;
    const patterns = readPatterns(state);
    if (state.code() !== closeParen) {
      construct.fail("expected `)` behind a pattern", "write `pattern) commands ;;`");
      if (!skipToBranch(state)) return;
      continue;
    }
    state.take("operator", 1);
    const body = state.block(branchEnd);
    const end = state.solidEnd;
    const closed = readBranchEnd(state);
    branches.push({ span: { start, end }, patterns, body });
    if (!closed) return;
  }
}

function readPatterns(state: ParseState): readonly Word[] {
  if (state.code() === openParen) state.take("operator", 1);
  const patterns: Word[] = [];
  for (;;) {
    skipBlanks(state);
    const start = state.at;
    const pattern = parseWord(state, casePatternPlace, "string");
    if (state.at === start && !state.atEnd) {
      const span = { start, end: start + 1 };
      state.report("expected a pattern", span, 'write `""` for the empty text');
    }
    patterns.push(pattern);
    skipBlanks(state);
    if (state.code() !== bar) return patterns;
    state.take("operator", 1);
  }
}

/** False if the branch is not ended, which only the last may not be. */
function readBranchEnd(state: ParseState): boolean {
  skipLines(state);
  const runsOn = [";;&", ";&"].find((mark) => state.looksAt(mark));
  if (runsOn !== undefined) {
    const span = state.take("error", runsOn.length);
    const message = `no branch runs on into the next with \`${runsOn}\``;
    state.report(message, span, "write `;;`, and both patterns before one `)`: `a|b)`");
  } else if (!state.looksAt(";;")) {
    return false;
  } else {
    state.take("operator", 2);
  }
  return true;
}

/** After a bad pattern: to behind the next `;;`, or to `esac`. True if more branches may follow. */
function skipToBranch(state: ParseState): boolean {
  const start = state.at;
  while (!state.atEnd && !state.looksAt(";;")) {
    const before = state.source.charCodeAt(state.at - 1);
    if ((before === 10 || before === 32 || before === 59) && looksAtKeyword(state, "esac")) break;
    state.at += 1;
  }
  state.mark("error", start);
  if (!state.looksAt(";;")) return false;
  state.take("operator", 2);
  return true;
}
