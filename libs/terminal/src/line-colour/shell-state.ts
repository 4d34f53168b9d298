/** Where the lexer stands between two tokens: what it needs to go on from there without the text before. */
export interface ShellState {
  /** The open constructs, innermost last: `(` a subshell, `a` an array, `c` a case, `t` a `[[`. */
  readonly stack: string;
  readonly expect: Expectation;
  /** Words of the command that have gone before. */
  readonly place: number;
}

export type Expectation =
  /** The name of a command, with assignments before it, or a keyword. */
  | "command"
  | "argument"
  /** Behind `case`, its `in`, and a pattern. */
  | "caseWord"
  | "caseIn"
  | "pattern"
  /** Behind `for` and its variable. */
  | "forName"
  | "forIn"
  | "functionName"
  /** Inside `[[ … ]]`, and behind its `=~`. */
  | "test"
  | "testPattern";

export const startOfLine: ShellState = { stack: "", expect: "command", place: 0 };

export function sameState(a: ShellState, b: ShellState): boolean {
  return a.stack === b.stack && a.expect === b.expect && a.place === b.place;
}
