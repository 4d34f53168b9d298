/**
 * What a conversation needs of the world. The program fits the executor, the store, the broker and
 * the terminal to these by shape. Every method that waits takes the signal of the turn and returns
 * soon after it aborts, with what there is; a broken database is the program's to survive, so a
 * ledger never throws.
 */
import type { EndedJob, HistoryId, JobId, LiveJob, TurnId } from "@aish/core";

export interface Ports {
  readonly model: Model;
  readonly screen: Screen;
  readonly consent: Consent;
  readonly commands: CommandRunner;
  readonly jobs: JobCommands;
  readonly ledger: Ledger;
  readonly surroundings: Surroundings;
}

// The model

export interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

export interface Model {
  /** What the ledger calls it. */
  readonly name: string;
  /** Tokens that fit, prompt and reply together. */
  readonly context: number;
  /** Tokens of them that are kept free for the reply. */
  readonly maxTokens: number;
  countTokens(text: string): number;
  /**
   * Ends with exactly one `end`, also when the signal aborts. Throws an `AishError` if nothing of
   * the reply has arrived.
   */
  reply(messages: readonly Message[], signal: AbortSignal): AsyncIterable<ReplyEvent>;
}

export type ReplyEvent =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "think"; readonly text: string }
  | { readonly kind: "run"; readonly command: string; readonly background: boolean }
  | { readonly kind: "waiting"; readonly why: string }
  | ReplyEnd;

export interface ReplyEnd {
  readonly kind: "end";
  /** The whole reply exactly as it was written. */
  readonly text: string;
  /** False if the model never said that it was done. */
  readonly complete: boolean;
  readonly finishReason: string | undefined;
  readonly failure: Error | undefined;
  readonly usage: { readonly promptTokens: number; readonly completionTokens: number } | undefined;
  readonly model: string | undefined;
  readonly durationMs: number;
}

// The person

export interface Screen {
  say(text: string): void;
  think(text: string): void;
  waiting(why: string): void;
  /** The reply's last line may be open. */
  replyEnded(end: ReplyEnd): void;
  /** One line of ours about the turn: what was not run, and why. */
  note(text: string): void;
}

export interface Consent {
  ask(request: ConsentRequest, signal: AbortSignal): Promise<ConsentAnswer>;
}

export interface ConsentRequest {
  readonly kind: "run" | "spawn" | "killJob";
  /** For `killJob` what the model wrote (`:bg-kill 3`). */
  readonly command: string;
}

export type ConsentAnswer =
  | { readonly kind: "yes" }
  /** The reason goes to the model. */
  | { readonly kind: "no"; readonly reason: string | undefined }
  | { readonly kind: "edit"; readonly command: string }
  /** Neither this nor anything more in this turn. */
  | { readonly kind: "stop" };

// Commands and jobs

export interface CommandRequest {
  readonly command: string;
  /** The turn that asked for it. */
  readonly turnId: TurnId | undefined;
}

export interface CommandRunner {
  /** Throws an `AishError` if the command could not be started. */
  run(request: CommandRequest, signal: AbortSignal): Promise<CommandEnd>;
  spawn(request: CommandRequest): Promise<JobId>;
}

export interface CommandEnd {
  /** Undefined while there is no history. */
  readonly historyId: HistoryId | undefined;
  readonly exitCode: number;
  /** `SIGINT`, if a signal ended it. */
  readonly signal: string | undefined;
  /** Plain text of the output, shortened; what was left out is said in it. */
  readonly excerpt: string;
  /** Size of the whole output. */
  readonly bytes: number;
  readonly durationMs: number;
  /** Where it ran. */
  readonly cwd: string;
  /** It took the whole screen, so its output is not text. */
  readonly fullScreen: boolean;
}

/** The job commands that are open to the model, each answered in words. Throws `JOB_NOT_FOUND`. */
export interface JobCommands {
  list(): Promise<string>;
  output(id: JobId): Promise<string>;
  wait(id: JobId, signal: AbortSignal): Promise<string>;
  kill(id: JobId): Promise<string>;
}

// What is remembered, and what is there

export type TurnRole = "user" | "assistant" | "command" | "job" | "note" | "summary";
export type TurnStatus = "complete" | "incomplete" | "interrupted";

/** One turn as a model is shown it. */
export interface Turn {
  readonly role: TurnRole;
  readonly content: string;
  readonly status: TurnStatus;
}

export interface NewTurn extends Turn {
  readonly model: string | undefined;
  readonly promptTokens: number | undefined;
  readonly completionTokens: number | undefined;
  readonly durationMs: number | undefined;
}

export interface Ledger {
  /** Undefined if nothing could be written. */
  add(turn: NewTurn): TurnId | undefined;
}

export interface Surroundings {
  /** Asked before each request to the model. */
  look(): Promise<Scene>;
}

export interface Scene {
  readonly now: Date;
  readonly cwd: string;
  readonly liveJobs: readonly LiveJob[];
  /** Those that the model has not been told of; each is handed out once. */
  readonly endedJobs: readonly EndedJob[];
}

// The line

/** What the shell and the file system say about the words of a line. All of it quick. */
export interface RouteFacts {
  resolve(
    word: string,
  ): "alias" | "function" | "builtin" | "keyword" | "executable" | "path" | undefined;
  exists(path: string): boolean;
  /** Every name that could have been meant. */
  names(): Iterable<string>;
}
