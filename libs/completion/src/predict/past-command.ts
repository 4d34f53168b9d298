/** A command that was run, as far as a guess at the next one needs it. */
export interface PastCommand {
  readonly command: string;
  readonly cwd: string;
  /** Undefined: its end was not seen. */
  readonly exitCode: number | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Commands follow each other within a session only. */
  readonly session: string | undefined;
}

export interface Suggestion {
  /** The whole line. */
  readonly command: string;
  /** Higher is likelier; only to be compared with others of the same request. */
  readonly score: number;
}

export interface SuggestionRequest {
  /** What the line must begin with; empty: anything. */
  readonly typed: string;
  readonly cwd: string;
  /** The command before this one in the session. */
  readonly previous: string | undefined;
  /** Whether that one failed; undefined: its end was not seen. */
  readonly previousFailed: boolean | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly limit: number;
}
