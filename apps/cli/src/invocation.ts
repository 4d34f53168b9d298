import type { JobId } from "@aish/core";

/** Which lines of a log to show: the last few, or a range counted from 1, both ends included. */
export type LineRange =
  | { readonly kind: "last"; readonly count: number }
  | { readonly kind: "between"; readonly first: number; readonly last: number };

/** What `aish jobs` was asked to do. */
export type JobsAction =
  | {
      readonly kind: "list";
      readonly all: boolean;
      readonly session: string | undefined;
      readonly json: boolean;
    }
  | {
      readonly kind: "start";
      /** One shell line; several operands have been quoted and joined. */
      readonly line: string;
      readonly session: string | undefined;
      readonly json: boolean;
    }
  | {
      readonly kind: "output";
      readonly job: JobId;
      readonly lines: LineRange | undefined;
      readonly follow: boolean;
    }
  | {
      readonly kind: "wait";
      readonly jobs: readonly JobId[];
      readonly timeoutSeconds: number | undefined;
      readonly json: boolean;
    }
  | { readonly kind: "kill"; readonly jobs: readonly JobId[]; readonly json: boolean };

/** What `aish model` was asked to do. */
export type ModelAction =
  | { readonly kind: "list"; readonly json: boolean }
  /** What is undefined the person is asked for. */
  | {
      readonly kind: "add";
      readonly name: string | undefined;
      readonly endpoint: string | undefined;
      readonly model: string | undefined;
      readonly keyVariable: string | undefined;
      readonly untried: boolean;
    };

/** Where a kai program comes from, and what is done with it. */
export interface KaiWay {
  readonly kind: "kai";
  readonly program:
    | { readonly kind: "code"; readonly code: string }
    /** `-` is stdin. */
    | { readonly kind: "file"; readonly path: string }
    /** A REPL if stdin is a terminal, else the program is read from it. */
    | { readonly kind: "stdin" };
  readonly action: "run" | "check" | "plan";
  /** `$1 …` */
  readonly arguments: readonly string[];
}

/** What `kat` is to show, and how. */
export interface KatRequest {
  /** `-` is stdin; none is stdin too. */
  readonly files: readonly string[];
  readonly numbers: boolean;
  readonly raw: boolean;
  /** Even if it fits on the screen. */
  readonly pager: boolean;
  readonly language: string | undefined;
  readonly wrap: number | undefined;
}

/** One way to run the program, complete and free of contradictions. */
export type Way =
  | { readonly kind: "prompt" }
  /** Without a reference the person picks a session. */
  | { readonly kind: "resume"; readonly reference: string | undefined }
  | { readonly kind: "command"; readonly line: string }
  /** Without a question all of it comes from stdin. */
  | { readonly kind: "ask"; readonly question: string | undefined; readonly json: boolean }
  | {
      readonly kind: "sessions";
      /** The newest so many; undefined when all were asked for. */
      readonly limit: number | undefined;
      /** Sessions in which nothing was run or said, too. */
      readonly all: boolean;
      readonly json: boolean;
    }
  | {
      readonly kind: "history";
      readonly words: readonly string[];
      readonly limit: number;
      readonly failed: boolean;
      readonly session: string | undefined;
      readonly cwd: string | undefined;
      readonly json: boolean;
    }
  | { readonly kind: "jobs"; readonly action: JobsAction }
  | KaiWay
  | { readonly kind: "kat"; readonly request: KatRequest }
  /** Without a line, those of stdin. */
  | { readonly kind: "route"; readonly line: string | undefined; readonly json: boolean }
  | { readonly kind: "model"; readonly action: ModelAction }
  | { readonly kind: "doctor"; readonly json: boolean }
  | { readonly kind: "config"; readonly show: "effective" | "default"; readonly json: boolean }
  | { readonly kind: "completions"; readonly shell: CompletionShell }
  | { readonly kind: "version" }
  /** `topic` is the path of a command, such as `["jobs", "start"]`; empty for the whole program. */
  | { readonly kind: "help"; readonly topic: readonly string[] };

export type CompletionShell = "bash" | "zsh" | "fish";

/** What the arguments say, and the configuration file that they name. */
export type Invocation = Way & { readonly configFile: string | undefined };
