import type { CandidateKind } from "./candidate.ts";

/** What completion asks of the world around it; no method may take longer than a few milliseconds. */
export interface CompletionWorld {
  readonly cwd: string;
  readonly home: string;
  /** Of the session's shell, not of this process. */
  readonly path: string;
  /** What programs are given. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Also what the shell keeps to itself. */
  readonly shellVariables: Readonly<Record<string, string | undefined>>;
  /** Names that the shell itself resolves. */
  readonly shellNames: ReadonlyMap<string, "alias" | "function" | "builtin" | "keyword">;
  /** What the program itself knows. */
  readonly own: OwnNames;
  /** Where what was found out slowly is kept between two starts; undefined: nowhere. */
  readonly cacheDirectory: string | undefined;
  /** What was typed before: words that followed a command, best first. */
  readonly learned: (command: string, words: readonly string[]) => readonly string[];
}

export interface OwnNames {
  metaCommands(): readonly OwnName[];
  /** What may follow `:name `; undefined: there is no such command. */
  metaArguments(name: string): readonly OwnName[] | undefined;
  jobs(): readonly OwnName[];
  sessions(): readonly OwnName[];
  models(): readonly OwnName[];
}

export interface OwnName {
  readonly name: string;
  readonly description: string;
  readonly kind: CandidateKind;
}
