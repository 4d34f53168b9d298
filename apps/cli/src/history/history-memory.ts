import type { Channel, HistoryId } from "@aish/core";
import { learnedWords, pathArguments, Predictor } from "@aish/completion";
import { rmSync } from "node:fs";
import type { Records } from "../records.ts";
import { findCommands, type FoundCommand } from "./find-commands.ts";
import { HistoryRows } from "./history-rows.ts";
import { inScope, type HistoryScope, type ScopePlace } from "./history-scope.ts";
import { isKept } from "./is-kept.ts";
import { lastArgument } from "./last-argument.ts";
import { Recall } from "./recall.ts";
import { hasFailed, type Remembered, type SeenRow } from "./remembered.ts";
import { hasEnded } from "./unended-rows.ts";

export interface HistoryMemoryParts {
  readonly records: Records;
  /** Each way of reading lines has a history of its own. */
  readonly channel: Channel;
  readonly sessionId: string;
  readonly host: string | undefined;
  /** Undefined: nobody knows yet, and the line is not offered until somebody does. */
  readonly exists: (path: string, cwd: string) => boolean | undefined;
  readonly now: () => number;
}

export interface FindRequest {
  readonly query: string;
  readonly scope: HistoryScope;
  readonly cwd: string;
  /** The root of the repository that `cwd` is in; undefined: it is in none. */
  readonly repository: string | undefined;
  readonly limit: number;
}

export interface FoundPage {
  readonly rows: readonly FoundCommand[];
  /** There may be more in what is too old for memory: `findOlder` looks there, which takes longer. */
  readonly mayBeMore: boolean;
}

export interface LineEnding {
  readonly id: HistoryId | undefined;
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  readonly durationMs: number | undefined;
}

/** So many guesses are tried until one is found whose paths exist. */
const mostTried = 8;
/** Rows that are looked at, at every key, as long as there is nothing better. */
const mostSearched = 1000;
const mostWordsOfALine = 12;
/** What is learned at once, between two keys. */
const lessonRows = 50;

/** Lines of this and earlier sessions: what may come next, what Up brings back, and what Ctrl+R lists. */
export class HistoryMemory {
  /** Nothing is remembered, learned or suggested while this is set. */
  privateMode = false;
  readonly #parts: HistoryMemoryParts;
  readonly #rows: HistoryRows;
  readonly #predictor = new Predictor();
  #previous: Remembered | undefined;
  #recall: Recall | undefined;
  #every: Recall | undefined;
  /** Until then suggestions are the newest line that fits. */
  #isLoaded = false;
  readonly #waiting: Remembered[] = [];
  readonly #learned = new Map<string, readonly string[]>();

  constructor(parts: HistoryMemoryParts) {
    this.#parts = parts;
    this.#rows = new HistoryRows(parts);
  }

  /** Everything in memory, newest first, whoever ran it. What is seen is another row with the next step. */
  rows(): Iterable<SeenRow> {
    return this.#rows.newestFirst();
  }

  /** Works for a millisecond or two at a time, and pauses between. Never rejects. */
  async load(pause: () => Promise<void> = briefly): Promise<void> {
    await this.#rows.load(pause);
    let lessons = 0;
    for (const row of this.#rows.storedOldestFirst()) {
      if (this.#rows.isStopped) return;
      if (row.actor === "user") this.#learn(row);
      if (++lessons % lessonRows === 0) await pause();
    }
    this.#isLoaded = true;
    for (const row of this.#waiting.splice(0)) this.#learn(row);
  }

  /** Before the database is closed. */
  stop(): void {
    this.#rows.stop();
  }

  /** Takes in what other sessions ran: cheap enough for every prompt. */
  refresh(): void {
    const fresh = this.#rows.refresh();
    if (fresh.length === 0) return;
    this.#startOver();
    for (const row of fresh) {
      if (row.actor === "user" && hasEnded(row)) this.#learnWhenLoaded(row);
    }
  }

  /** A line that is about to run. Undefined if it is neither to be remembered nor to be written down. */
  add(command: string, cwd: string): Remembered | undefined {
    if (this.privateMode || !isKept(command)) return undefined;
    const { sessionId, host, now } = this.#parts;
    const start = { command, cwd, actor: "user", sessionId, host, at: now() } as const;
    const line = this.#rows.add({
      ...start,
      id: undefined,
      exitCode: undefined,
      signal: undefined,
      durationMs: undefined,
    });
    this.#startOver();
    return line;
  }

  /** What became of it: from now on it is suggested, if it was found at all. */
  ended(line: Remembered | undefined, ending: LineEnding): void {
    if (line === undefined) return;
    line.id = ending.id;
    line.exitCode = ending.exitCode;
    line.signal = ending.signal;
    line.durationMs = ending.durationMs;
    if (line.exitCode !== 127) this.#previous = line;
    this.#learnWhenLoaded(line);
    if (this.privateMode || hasFailed(line) || line.exitCode === undefined) return;
    const uses = learnedWords(line.command).slice(0, mostWordsOfALine);
    if (uses.length === 0) return;
    this.#learned.clear();
    this.#parts.records.attempt(({ learned }) => learned.learn(uses, new Date(line.at)), undefined);
  }

  /** The likeliest line that begins so, and whose paths are still there. */
  suggest(typed: string, cwd: string): string | undefined {
    if (this.privateMode || /^\s/.test(typed)) return undefined;
    if (!this.#isLoaded) return this.#newestBeginningWith(typed, cwd);
    const suggestions = this.#predictor.suggest(this.#request(typed, cwd));
    return suggestions.find(({ command }) => this.#canRun(command, cwd))?.command;
  }

  /** The line that Up brings: of this session first, newest first, each once. 0 is the newest. */
  earlier(typed: string, skip: number): string | undefined {
    if (this.#recall?.typed !== typed) this.#recall = new Recall(typed, this.#rows.lines(typed));
    return this.#recall.at(skip);
  }

  /** The last word of the line so many steps back, as it is written there; 0 is the newest. */
  lastArgument(step: number): string | undefined {
    this.#every ??= new Recall("", this.#rows.lines(""));
    const line = this.#every.at(step);
    return line === undefined ? undefined : lastArgument(line);
  }

  /** From memory: fast enough for every key. */
  find(request: FindRequest): FoundPage {
    const { query, limit } = request;
    const isInScope = inScope(request.scope, this.#place(request));
    const wanted = { query, isInScope, limit };
    const rows = findCommands((see) => this.#rows.visit(see), this.#rows.lineCount, wanted);
    return { rows, mayBeMore: rows.length < limit && !this.#rows.hasEverything };
  }

  /** From memory and then from the database, where every word must stand in one piece. */
  findOlder(request: FindRequest): FoundPage {
    const { query, scope, cwd, repository, limit } = request;
    const found = this.find(request).rows;
    const search = {
      words: query.split(/\s+/),
      beforeId: this.#rows.wholeFromId,
      limit,
      cwd: scope === "directory" ? cwd : undefined,
      under: scope === "repository" ? (repository ?? cwd) : undefined,
      host: scope === "host" ? this.#parts.host : undefined,
    };
    const older =
      scope === "session" ? this.#rows.searchSession(search) : this.#rows.search(search);
    const known = new Set(found.map(({ command }) => command));
    const isInScope = ({ command }: SeenRow): boolean => !known.has(command);
    const visit = (see: (row: SeenRow) => void): void => older.forEach(see);
    const more = findCommands(visit, older.length, { query, isInScope, limit });
    return { rows: [...found, ...more].slice(0, limit), mayBeMore: false };
  }

  /** Forgets a command everywhere: here, in the database, and what it printed. False if that refuses. */
  removeCommand(command: string): boolean {
    const removed = this.#parts.records.attempt(
      ({ history }) => history.removeCommand(command),
      undefined,
    );
    if (removed === undefined) return false;
    for (const path of removed.outputPaths) removeFile(path);
    this.#predictor.forget(command);
    this.#rows.remove(command);
    if (this.#previous?.command === command) this.#previous = undefined;
    this.#startOver();
    return true;
  }

  /** Words that were used after a command and the words behind it, used most first. */
  learned(command: string, words: readonly string[]): readonly string[] {
    const subcommand = words.find((word) => !word.startsWith("-"));
    const key = subcommand === undefined ? command : `${command} ${subcommand}`;
    const known = this.#learned.get(key);
    if (known !== undefined) return known;
    const found = this.#parts.records
      .attempt((store) => store.learned.wordsAfter(key, 50), [])
      .map(({ word }) => word);
    if (this.#learned.size > 200) this.#learned.clear();
    this.#learned.set(key, found);
    return found;
  }

  #request(typed: string, cwd: string): Parameters<Predictor["suggest"]>[0] {
    const previous = this.#previous;
    const previousFailed = previous === undefined ? undefined : hasFailed(previous);
    const now = this.#parts.now();
    return { typed, cwd, previous: previous?.command, previousFailed, now, limit: mostTried };
  }

  #place({ cwd, repository }: FindRequest): ScopePlace {
    const { sessionId, host } = this.#parts;
    return { sessionId, host, cwd, repository };
  }

  #canRun(command: string, cwd: string): boolean {
    return pathArguments(command).every((path) => this.#parts.exists(path, cwd) === true);
  }

  #newestBeginningWith(typed: string, cwd: string): string | undefined {
    if (typed === "") return undefined;
    let tried = 0;
    let left = mostSearched;
    for (const row of this.#rows.newestFirst()) {
      if (--left < 0) return undefined;
      const { command } = row;
      if (!command.startsWith(typed) || command.length <= typed.length) continue;
      if (row.actor !== "user" || row.exitCode === 127) continue;
      if (this.#canRun(command, cwd)) return command;
      if (++tried >= mostTried) return undefined;
    }
    return undefined;
  }

  /** Whoever steps through the lines begins at the newest again. */
  #startOver(): void {
    this.#recall = undefined;
    this.#every = undefined;
  }

  #learnWhenLoaded(row: Remembered): void {
    if (this.#isLoaded) this.#learn(row);
    else this.#waiting.push(row);
  }

  #learn({ command, cwd, exitCode, signal, at, sessionId: session }: SeenRow): void {
    const status = signal === undefined ? exitCode : (exitCode ?? 130);
    this.#predictor.learn({ command, cwd, exitCode: status, at, session });
  }
}

async function briefly(): Promise<void> {
  await Bun.sleep(1);
}

/** One that may not be removed stays for retention to try. */
function removeFile(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It is no file, or not ours to remove.
  }
}
