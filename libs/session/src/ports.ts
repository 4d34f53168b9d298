/**
 * What a conversation needs of the world. The program fits the executor, the store, the broker and
 * the terminal to these by shape. Every method that waits takes the signal of the turn and returns
 * soon after it aborts, with what there is; a broken database is the program's to survive, so a
 * ledger never throws.
 */
import type { EndedJob, HistoryId, JobId, LiveJob, TurnId } from "@aish/core";
import type { Rule } from "@aish/policy";

export interface Ports {
  readonly model: Model;
  /** Asked instead, once, when the model refuses or cannot be reached. */
  readonly fallback: Model | undefined;
  readonly rules: Rules;
  readonly screen: Screen;
  readonly consent: Consent;
  readonly commands: CommandRunner;
  readonly jobs: JobCommands;
  readonly ledger: Ledger;
  readonly surroundings: Surroundings;
}

// The model

export interface Message {
  /** `result`: what came of one step of the assistant's message before it, in their order. */
  readonly role: "system" | "user" | "assistant" | "result";
  readonly content: string;
}

export interface Model {
  /** What the ledger calls it. */
  readonly name: string;
  /** Tokens that fit, prompt and reply together; less once the server has said so. */
  readonly context: number;
  /** Tokens of them that are kept free for the reply. */
  readonly maxTokens: number;
  /** It is given its commands as native tool calls, so it is not told of markers. */
  readonly tools: boolean;
  /** An estimate. */
  countTokens(text: string): number;
  /** The whole request by the server's own count; undefined where it has none. */
  measure(messages: readonly Message[], signal: AbortSignal): Promise<number | undefined>;
  /**
   * Ends with exactly one `end`, also when the signal aborts. Throws an `AishError` if nothing of
   * the reply has arrived.
   */
  reply(
    messages: readonly Message[],
    signal: AbortSignal,
    options?: { readonly maxTokens?: number },
  ): AsyncIterable<ReplyEvent>;
}

export type ReplyEvent =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "think"; readonly text: string }
  | { readonly kind: "run"; readonly command: string; readonly background: boolean }
  | { readonly kind: "waiting"; readonly why: string }
  /** Tokens of the prompt that the server has read. */
  | { readonly kind: "reading"; readonly read: number; readonly total: number }
  | ReplyEnd;

export interface ReplyEnd {
  readonly kind: "end";
  /** The whole reply as it was written, with its markers. */
  readonly text: string;
  readonly reasoning: string;
  /** False if the model never said that it was done. */
  readonly complete: boolean;
  readonly finishReason: string | undefined;
  readonly failure: Error | undefined;
  readonly usage: ReplyUsage;
  readonly timings: ReplyTimings;
  /** The name that the server answered under. */
  readonly model: string | undefined;
  readonly durationMs: number;
  /** The body of the request, exactly as it was sent. */
  readonly request: string;
}

export interface ReplyUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** The server did not count. */
  readonly estimated: boolean;
  /** Dollars. */
  readonly cost: number | undefined;
}

export interface ReplyTimings {
  readonly firstTokenMs: number | undefined;
  readonly tokensPerSecond: number | undefined;
  /** Prompt tokens that the server did not have to read again. */
  readonly cachedTokens: number | undefined;
  readonly promptMs: number | undefined;
}

// The person

export interface Screen {
  /** A request goes out; until something is said there is nothing to show but that. */
  asking(model: string): void;
  say(text: string): void;
  think(text: string): void;
  waiting(why: string): void;
  reading(read: number, total: number): void;
  /** The reply's last line may be open. */
  replyEnded(end: ReplyEnd, model: Pick<Model, "name" | "context">): void;
  /** A command that a rule allows, so that the person is not asked. */
  allowed(request: ConsentRequest, rule: Rule): void;
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
  /** Where it would run. */
  readonly cwd: string;
  /** What the destructive gate saw in it. */
  readonly danger: string | undefined;
  /** Beginnings that can be allowed for good, the longest first; none where that would be rash. */
  readonly prefixes: readonly (readonly string[])[];
  /** The words of the command, if that is all it consists of: then exactly it can be allowed. */
  readonly words: readonly string[] | undefined;
}

export type ConsentAnswer =
  | { readonly kind: "yes" }
  /** The reason goes to the model. */
  | { readonly kind: "no"; readonly reason: string | undefined }
  | { readonly kind: "edit"; readonly command: string }
  /** Yes, and not to be asked again for what the rule matches. */
  | { readonly kind: "always"; readonly rule: Rule; readonly scope: RuleScope }
  | { readonly kind: "explain" }
  /** Neither this nor anything more in this turn. */
  | { readonly kind: "stop" };

export type RuleScope = "session" | "forGood";

/** The person's rules about what a model may run. */
export interface Rules {
  list(): readonly Rule[];
  /** Throws an `AishError` if it cannot be kept. */
  add(rule: Rule, scope: RuleScope): void;
  readonly home: string;
  /** What holds aish's own data and rules. */
  readonly protectedPaths: readonly string[];
}

// Commands and jobs

export interface CommandRequest {
  readonly command: string;
  /** The turn that asked for it. */
  readonly turnId: TurnId | undefined;
  /** Where it was agreed to: it must not run anywhere else. */
  readonly cwd: string;
}

export interface CommandRunner {
  /** Where the next one would run. */
  cwd(): string;
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

/** Lines of an output, both included, the first is 1. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The commands of ours that are open to the model, each answered in words. They speak of this session
 * alone: what others ran is not there.
 */
export interface JobCommands {
  /** What the job runs. */
  commandOf(id: JobId): string;
  /** What a command printed: the end, or those lines. Throws a `USAGE` for an unknown one. */
  commandOutput(id: HistoryId, lines: LineRange | undefined): Promise<string>;
  list(): Promise<string>;
  /** The end of its output, or those lines. It and the others throw `JOB_NOT_FOUND`. */
  output(id: JobId, lines: LineRange | undefined): Promise<string>;
  wait(id: JobId, signal: AbortSignal): Promise<string>;
  kill(id: JobId): Promise<string>;
}

// What is remembered, and what is there

export type TurnRole = "user" | "assistant" | "command" | "job" | "note" | "summary";
export type TurnStatus = "complete" | "incomplete" | "interrupted";

/** One turn as a model is shown it. */
export interface Turn {
  /** Undefined if it could not be stored. */
  readonly id: TurnId | undefined;
  readonly role: TurnRole;
  readonly content: string;
  readonly status: TurnStatus;
}

export interface NewTurn {
  readonly role: TurnRole;
  readonly content: string;
  readonly status: TurnStatus;
  /** Of a reply and a summary: who wrote it, and what it took. */
  readonly written: { readonly model: string; readonly end: ReplyEnd } | undefined;
  /** Of a summary: the last turn that it stands for. */
  readonly summaryUntil: TurnId | undefined;
}

/** No method throws; undefined means that nothing could be written. */
export interface Ledger {
  add(turn: NewTurn): TurnId | undefined;
  /** A reply that has begun to arrive: it counts as interrupted until it is finished. */
  begin(model: string): TurnId | undefined;
  /** What has arrived of it so far; not every call is written. */
  arrived(id: TurnId, content: string): void;
  finish(id: TurnId, turn: NewTurn): void;
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
