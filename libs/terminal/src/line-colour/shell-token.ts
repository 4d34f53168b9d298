/**
 * One piece of a line for a POSIX-like shell (bash, zsh). Pieces follow each other; what lies between two
 * is blanks and escaped newlines. A newline that ends a command is an operator.
 */
export interface ShellToken {
  readonly kind:
    "word" | "assignment" | "operator" | "redirect" | "keyword" | "comment" | "heredoc";
  readonly start: number;
  readonly end: number;
  /** What the shell would make of a word without expansions: quotes and backslashes gone. */
  readonly value: string;
  /** The word may not be taken for its value: it has a variable, a substitution or a glob in it. */
  readonly isDynamic: boolean;
  /**
   * Of a word: the command it belongs to, counted from 0, and its place there; 0 is the command's name.
   * The place of what is no argument (the target of a redirect, an assignment, an operator) is -1.
   */
  readonly command: number;
  readonly place: number;
  /** Of a word: the target of a redirect. */
  readonly isTarget: boolean;
  readonly parts: readonly ShellPart[];
  /** The quote that is still open at the end of the line. */
  readonly open: "'" | '"' | "`" | "$(" | undefined;
}

/** What stands inside a word. One that lies inside another (a variable in double quotes) comes after it. */
export interface ShellPart {
  readonly kind:
    "single" | "double" | "escape" | "variable" | "substitution" | "arithmetic" | "glob" | "tilde";
  readonly start: number;
  readonly end: number;
  /** The line inside a substitution, with offsets of the whole. */
  readonly inner?: readonly ShellToken[];
}
