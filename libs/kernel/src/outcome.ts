import { assertNever } from "@aish/core";

/** How a statement ended. Only `done` lets the next statement run. */
export type Outcome = Done | Jump | Return | Exit;

export interface Done {
  readonly kind: "done";
  readonly status: number;
}

export interface Jump {
  readonly kind: "break" | "continue";
  /** How many loops are still to be left or gone through; at least 1. */
  readonly levels: number;
}

export interface Return {
  readonly kind: "return";
  readonly status: number;
}

/** Ends the program, or the substitution, pipeline stage, subshell or job in which it stands. */
export interface Exit {
  readonly kind: "exit";
  readonly status: number;
}

const outcomes: Done[] = [];

/** Outcomes are shared: a statement that ends costs no object. */
export function done(status: number): Done {
  return (outcomes[status & 255] ??= { kind: "done", status: status & 255 });
}

export const succeeded: Done = done(0);

/** The status with which a unit of its own (a substitution, a stage, a subshell) ends. */
export function endOfBlock(outcome: Outcome): number {
  switch (outcome.kind) {
    case "done":
    case "return":
    case "exit":
      return outcome.status;
    case "break":
    case "continue":
      return 0;
    default:
      return assertNever(outcome);
  }
}
