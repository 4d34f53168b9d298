/** What a candidate is: it decides its colour, and its place among equals. */
export type CandidateKind =
  | "command"
  | "builtin"
  | "alias"
  | "function"
  | "subcommand"
  | "option"
  | "file"
  | "directory"
  | "executable"
  | "variable"
  | "job"
  | "session"
  | "model"
  | "meta"
  | "branch"
  | "host"
  | "target"
  | "script"
  | "history"
  | "word";

/** One thing that the word at the cursor may become. */
export interface Candidate {
  /** What stands in the line when it is taken, quoted as the language wants it. */
  readonly value: string;
  /** What is shown. */
  readonly label: string;
  readonly description: string;
  readonly kind: CandidateKind;
  /** The word is not over when it is taken: a directory, `--name=`. No space follows. */
  readonly goesOn: boolean;
  /** Offsets into `label` of the letters that matched. */
  readonly matches: readonly number[];
}

/** The candidates for the part of the text from `start` to `end`, best first. */
export interface Completions {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly Candidate[];
}

/**
 * `now` is there at once. `later`, if there is more to come from slower sources, resolves with all of
 * it together, or with undefined if it adds nothing or was aborted; it never rejects.
 */
export interface CompletionOffer {
  readonly now: Completions;
  readonly later: Promise<Completions | undefined> | undefined;
}
