import type { Assignment, Binding, Leave, LoopJump, Word } from "../ast.ts";
import { endsCommand } from "./parse-command.ts";
import { parseLocalBinding } from "./parse-assignment.ts";
import { redirectHere } from "./parse-redirect.ts";
import { skipBlanks } from "./parse-space.ts";
import type { ParseState } from "./parse-state.ts";
import { parseWord } from "./parse-word.ts";
import { recoverStatement } from "./recover.ts";
import { wordKind } from "./word-kind.ts";
import { literalPlace } from "./word-place.ts";

/** `break`, `continue`, perhaps with a number of loops. */
export function parseJump(state: ParseState, jump: LoopJump["jump"]): LoopJump {
  const { start, end } = state.take("keyword", jump.length);
  const levels = readOperand(state, jump);
  return { kind: "loopJump", span: { start, end: levels?.span.end ?? end }, jump, levels };
}

/** `return`, `exit`, perhaps with a status. */
export function parseLeave(state: ParseState, leave: Leave["leave"]): Leave {
  const { start, end } = state.take("keyword", leave.length);
  const status = readOperand(state, leave);
  return { kind: "leave", span: { start, end: status?.span.end ?? end }, leave, status };
}

/** `local a=1 b`, `local a = 1` */
export function parseLocal(state: ParseState): Assignment {
  const { start, end } = state.take("keyword", "local".length);
  const bindings: Binding[] = [];
  const faults = state.diagnostics.length;
  for (;;) {
    skipBlanks(state);
    if (endsCommand(state) || redirectHere(state)) break;
    const from = state.at;
    const binding = parseLocalBinding(state);
    if (binding !== undefined) bindings.push(binding);
    else if (state.at === from) refuseLocal(state);
    if (state.atEnd) break;
  }
  if (bindings.length === 0 && state.diagnostics.length === faults) {
    state.report("`local` names no variable", { start, end }, "write `local name=value`");
  }
  const last = bindings.at(-1)?.span.end ?? end;
  return { kind: "assignment", span: { start, end: last }, local: true, bindings };
}

function refuseLocal(state: ParseState): void {
  const start = state.at;
  parseWord(state, literalPlace, "error");
  if (state.at === start) state.take("error", 1);
  const text = state.text(start);
  const span = { start, end: state.at };
  const hint = text.startsWith("-")
    ? "write `local name=value`; values have their own type"
    : "write `local name=value`";
  state.report(`\`local\` cannot take \`${text}\``, span, hint);
}

function readOperand(state: ParseState, keyword: string): Word | undefined {
  skipBlanks(state);
  if (endsCommand(state) || redirectHere(state)) return undefined;
  const operand = parseWord(state, literalPlace, wordKind(state));
  if (operand.parts.length === 0) return undefined;
  skipBlanks(state);
  if (!endsCommand(state) && !redirectHere(state)) {
    const span = { start: state.at, end: state.at + 1 };
    state.report(`\`${keyword}\` takes one operand`, span, "put `;` before what follows");
    recoverStatement(state);
  }
  return operand;
}
