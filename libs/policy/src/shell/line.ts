/** Shell text as far as it can be told apart without running it. Wrong text still gives a tree. */
export interface Line {
  readonly pipelines: readonly Pipeline[];
  /** It nests deeper than it was read. */
  readonly isCut: boolean;
}

export interface Pipeline {
  readonly elements: readonly Element[];
}

export type Element = SimpleCommand | Group | FunctionDefinition;

export interface SimpleCommand {
  readonly kind: "simpleCommand";
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

/** `( )`, `{ }`, loops and branches. */
export interface Group {
  readonly kind: "group";
  readonly subshell: boolean;
  readonly line: Line;
  readonly redirects: readonly Redirect[];
}

export interface FunctionDefinition {
  readonly kind: "functionDefinition";
  readonly name: string;
  readonly body: Line;
}

export interface Redirect {
  readonly operator: string;
  readonly target: Word;
}

export type Word = readonly Piece[];

export type Piece =
  | { readonly kind: "literal"; readonly text: string; readonly quoted: boolean }
  /** `rest` is what follows the name in `${name…}`. */
  | {
      readonly kind: "variable";
      readonly name: string;
      readonly rest: string;
      readonly quoted: boolean;
    }
  /** `$( )` and backticks: what the commands print becomes text. */
  | { readonly kind: "output"; readonly line: Line; readonly quoted: boolean }
  /** `<( )` and `>( )`: a file name that stands for the commands. */
  | { readonly kind: "stream"; readonly line: Line }
  | { readonly kind: "array"; readonly words: readonly Word[] };
