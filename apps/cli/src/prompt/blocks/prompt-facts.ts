import type { GitFacts } from "../git/git-facts.ts";

/** What a prompt can tell of. Names and paths are as they are found: the blocks make them printable. */
export interface PromptFacts {
  readonly cwd: string;
  readonly home: string;
  readonly user: string;
  readonly host: string;
  readonly isRoot: boolean;
  /** The terminal is at another machine. */
  readonly isRemote: boolean;
  readonly git: GitFacts | undefined;
  /** The name of the virtual environment of Python. */
  readonly venv: string | undefined;
  readonly status: number;
  /** Of the last command; undefined before the first. */
  readonly durationMs: number | undefined;
  readonly jobs: { readonly running: number; readonly stopped: number };
  readonly model: string | undefined;
  /** Share of the context that the last request took, from 0 to 1. */
  readonly contextUsed: number | undefined;
  readonly now: Date;
  readonly sign: SignFacts;
  /** False where only ASCII can be trusted. */
  readonly unicode: boolean;
}

/** What the sign before the text stands for. */
export interface SignFacts {
  /** A mode other than that of the shell, by the name to be shown: `kai`. */
  readonly mode: string | undefined;
  readonly route: "shell" | "question" | "meta";
  /** Undefined where vi's keys are off. */
  readonly vi: "insert" | "normal" | "visual" | "replace" | undefined;
}
