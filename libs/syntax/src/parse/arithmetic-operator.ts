import type { BinaryOperator } from "../ast.ts";
import type { ParseState } from "./parse-state.ts";

export interface OperatorHere {
  readonly op: BinaryOperator;
  readonly precedence: number;
  readonly length: number;
}

/** Precedence as in C; `**` binds tightest and groups to the right. */
const precedences: Readonly<Record<BinaryOperator, number>> = {
  "||": 1,
  "&&": 2,
  "|": 3,
  "^": 4,
  "&": 5,
  "==": 6,
  "!=": 6,
  "<": 7,
  "<=": 7,
  ">": 7,
  ">=": 7,
  "<<": 8,
  ">>": 8,
  "+": 9,
  "-": 9,
  "*": 10,
  "/": 10,
  "%": 10,
  "**": 11,
};

const operators: ReadonlyMap<string, OperatorHere> = new Map(
  // A boundary: the keys of a record literal are its type's.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  (Object.entries(precedences) as [BinaryOperator, number][]).map(([op, precedence]) => [
    op,
    { op, precedence, length: op.length },
  ]),
);

const assignments: ReadonlySet<string> = new Set([
  "=",
  "+=",
  "-=",
  "*=",
  "/=",
  "%=",
  "&=",
  "|=",
  "^=",
  "<<=",
  ">>=",
  "**=",
]);

/** The binary operator at `state.at`, if one stands there. */
export function binaryOperatorAt(state: ParseState): OperatorHere | undefined {
  if (assignmentAt(state) !== undefined) return undefined;
  const two = operators.get(state.text(state.at, Math.min(state.at + 2, state.end)));
  return two ?? operators.get(state.text(state.at, Math.min(state.at + 1, state.end)));
}

export interface AssignmentHere {
  readonly op: BinaryOperator | undefined;
  readonly length: number;
}

/** `=`, `+=`, …, but not `==`. */
export function assignmentAt(state: ParseState): AssignmentHere | undefined {
  for (let length = 3; length > 0; length -= 1) {
    if (state.at + length > state.end) continue;
    const text = state.text(state.at, state.at + length);
    if (!assignments.has(text)) continue;
    if (text === "=" && state.code(1) === 61) return undefined;
    return { op: operators.get(text.slice(0, -1))?.op, length };
  }
  return undefined;
}
