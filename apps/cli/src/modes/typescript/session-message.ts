/** What the prompt asks of the process that keeps the state of TypeScript. */
export type SessionRequest =
  /** `mark` is written to the terminal behind everything that the entry printed. */
  | {
      readonly kind: "run";
      readonly id: number;
      readonly code: string;
      readonly cwd: string;
      readonly mark: string;
      readonly colours: boolean;
    }
  /** What the value of an expression is. */
  | {
      readonly kind: "type";
      readonly id: number;
      readonly code: string;
      readonly cwd: string;
      readonly mark: string;
      readonly colours: boolean;
    }
  | { readonly kind: "names"; readonly id: number; readonly path: readonly string[] }
  /** Besides the signal: one that comes just before an entry begins to wait is lost in the engine. */
  | { readonly kind: "interrupt"; readonly id: number };

export interface LiveName {
  readonly name: string;
  readonly kind: "function" | "variable";
  /** What its value is, in a word. */
  readonly about: string;
}

/** What it answers. */
export type SessionAnswer =
  | { readonly kind: "ended"; readonly id: number; readonly status: number; readonly cwd: string }
  | { readonly kind: "names"; readonly id: number; readonly names: readonly LiveName[] };

/** The argument that makes this program such a process. */
export const sessionArgument = "__typescript";
