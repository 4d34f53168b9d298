/** A command that a line may run, with its words as far as the text tells them (see marks.ts). */
export interface SeenCommand {
  readonly words: readonly string[];
  /** Undefined where the text does not say. */
  readonly cwd: string | undefined;
  readonly redirects: readonly SeenRedirect[];
  /** Commands whose output it reads: by a pipe, `<( )`, or `$( )` in its words. */
  readonly reads: readonly SeenCommand[];
  readonly assignments: readonly { readonly name: string; readonly value: string }[];
  /** Its first word is what other commands print, and nobody can say what. */
  readonly isHidden: boolean;
  /** It calls a function of the line from inside that function. */
  readonly callsItself: boolean;
  /** It runs a file that the line itself wrote; `reads` has who wrote it. */
  readonly runsWhatItReads: boolean;
  /** Stands inside a wrapper: the same run is seen once more as a whole. */
  readonly isInner: boolean;
}

export interface SeenRedirect {
  readonly operator: string;
  readonly target: string;
}
