import { historyId, sessionId as toSessionId, type Channel, type HistoryId } from "@aish/core";
import type { HistorySearch, RecentCommand } from "@aish/store";
import type { Records } from "../records.ts";
import { LineTable, type SearchableLine } from "./line-table.ts";
import { PackedRows } from "./packed-rows.ts";
import type { Remembered, SeenRow } from "./remembered.ts";
import { hasEnded, UnendedRows } from "./unended-rows.ts";

export interface HistoryRowsParts {
  readonly records: Records;
  /** Each way of reading lines has a history of its own. */
  readonly channel: Channel;
  readonly sessionId: string;
  readonly now: () => number;
}

/** Read from the database at once: less than a millisecond's work. */
const sliceRows = 100;
/** Of what others ran, at one look: so many in a slice, and so many slices. */
const freshRows = 250;
const mostFreshSlices = 20;
/** Of the model's commands only the latest are worth the memory. */
const mostOfEveryone = 20_000;
const mostRows = 50_000;
/** Longer ones stay in the database. */
const longestLine = 20_000;
/** How far Up looks into the database for one more line. */
const pagesAtOnce = 2;
const pageRows = 100;

/** The rows of the history that are in memory, and the way to those that are not. */
export class HistoryRows {
  readonly #parts: HistoryRowsParts;
  /** Oldest first: what was run since the start, here and elsewhere. */
  #newer: Remembered[] = [];
  /** Newest first: what was there before. */
  readonly #older: PackedRows;
  /** Commands whose older rows are not to be seen any more. */
  readonly #removed = new Set<SearchableLine>();
  #newestId: HistoryId | undefined;
  #oldestId: HistoryId | undefined;
  #wholeFromId: HistoryId | undefined;
  /** Of what the person typed. */
  #hasAll = false;
  #hasEverything = false;
  #isStopped = false;
  readonly #startedAt: number;
  readonly #lines = new LineTable();
  readonly #unended = new UnendedRows();

  constructor(parts: HistoryRowsParts) {
    this.#parts = parts;
    this.#older = new PackedRows(this.#lines);
    this.#startedAt = parts.now();
  }

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Before it only some rows are in memory: those of the person. */
  get wholeFromId(): HistoryId | undefined {
    return this.#wholeFromId;
  }

  /** Nothing is in the database alone, whoever ran it. */
  get hasEverything(): boolean {
    return this.#hasEverything;
  }

  async load(pause: () => Promise<void>): Promise<void> {
    if (this.#parts.channel === "sh") {
      await this.#loadSlices(mostOfEveryone, "everyone", pause);
      this.#hasEverything = this.#hasAll;
      this.#wholeFromId = this.#oldestId;
    }
    if (!this.#hasAll) await this.#loadSlices(mostRows, "user", pause);
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** How many different lines there are, and one more than the highest of their numbers. */
  get lineCount(): number {
    return this.#lines.size;
  }

  add(row: Omit<Remembered, "line">): Remembered {
    const added = { ...row, line: this.#lines.lineOf(row.command) };
    this.#newer.push(added);
    return added;
  }

  /** Newest first. */
  visit(see: (row: SeenRow) => void): void {
    for (let at = this.#newer.length - 1; at >= 0; at--) {
      const row = this.#newer[at];
      if (row !== undefined) see(row);
    }
    this.#older.visit((row) => {
      if (!this.#isRemoved(row)) see(row);
    });
  }

  remove(command: string): void {
    this.#removed.add(this.#lines.lineOf(command));
    this.#newer = this.#newer.filter((row) => row.command !== command);
  }

  /** What others ran since the last look. Returns what is new or has ended, oldest first. */
  refresh(): readonly Remembered[] {
    const { records, channel, sessionId } = this.#parts;
    const afterId = this.#newestId;
    if (this.#isStopped || afterId === undefined) return [];
    const ended = this.#unended.look(records);
    const rows = this.#freshSince(afterId);
    this.#newestId = rows[0]?.id ?? afterId;
    const fresh = rows
      .filter((row) => row.channel === channel)
      .filter((row) => row.sessionId !== sessionId || row.actor !== "user")
      .map((row) => toRemembered(row, this.#lines))
      .toReversed();
    for (const row of fresh) if (!hasEnded(row)) this.#watch(row);
    this.#newer.push(...fresh);
    return [...ended, ...fresh];
  }

  /** Newest first. */
  #freshSince(afterId: HistoryId): readonly RecentCommand[] {
    const rows: RecentCommand[] = [];
    for (let slices = 0; slices < mostFreshSlices; slices++) {
      const slice = { afterId, beforeId: rows.at(-1)?.id, who: "everyone" } as const;
      const page = this.#parts.records.attempt(
        ({ history }) => history.recentCommands(freshRows, slice),
        [],
      );
      rows.push(...page);
      if (page.length < freshRows) break;
    }
    return rows;
  }

  #watch(row: Remembered): void {
    this.#unended.watch(row.id, ({ exitCode, signal, durationMs }) => {
      Object.assign(row, { exitCode, signal, durationMs });
      return this.#newer.includes(row) ? row : undefined;
    });
  }

  /** What was there before the start. */
  *storedOldestFirst(): Iterable<SeenRow> {
    for (const row of this.#older.backwards()) if (!this.#isRemoved(row)) yield row;
  }

  *newestFirst(): Iterable<SeenRow> {
    for (let at = this.#newer.length - 1; at >= 0; at--) {
      const row = this.#newer[at];
      if (row !== undefined) yield row;
    }
    for (const row of this.#older.forwards()) if (!this.#isRemoved(row)) yield row;
  }

  #isRemoved({ line }: SeenRow): boolean {
    return this.#removed.size > 0 && this.#removed.has(line);
  }

  /** What the person typed: lines of this session first, then of all, then what only the database has. */
  *lines(containing: string): Iterable<SearchableLine> {
    for (const row of this.newestFirst()) {
      if (isTyped(row) && row.sessionId === this.#parts.sessionId) yield row.line;
    }
    for (const row of this.newestFirst()) if (isTyped(row)) yield row.line;
    let beforeId = this.#oldestId;
    for (let pages = 0; !this.#hasAll && pages < pagesAtOnce; pages++) {
      const words = containing === "" ? [] : [containing];
      const page = this.search({ words, actor: "user", beforeId, limit: pageRows });
      for (const row of page) yield row.line;
      beforeId = page.at(-1)?.id;
      if (page.length < pageRows) return;
    }
  }

  /** In the database, of this channel. */
  search(query: HistorySearch): readonly Remembered[] {
    const { records, channel } = this.#parts;
    if (this.#isStopped) return [];
    const lines = new LineTable(); // its own: what is only looked at must not stay in memory
    return records.attempt(
      ({ history }) =>
        history
          .search({ ...query, channel })
          .map((row) => toRemembered({ ...row, at: row.startedAt.getTime() }, lines)),
      [],
    );
  }

  searchSession(query: HistorySearch): readonly Remembered[] {
    return this.search({ ...query, sessionId: toSessionId(this.#parts.sessionId) });
  }

  async #loadSlices(
    most: number,
    who: "everyone" | "user",
    pause: () => Promise<void>,
  ): Promise<void> {
    while (!this.#isStopped && this.#older.count < most) {
      const slice = this.#slice(who);
      if (slice === undefined) return; // the database refuses: what is in memory has to do
      this.#newestId ??= slice[0]?.id ?? historyId(0);
      this.#oldestId = slice.at(-1)?.id ?? this.#oldestId;
      for (const row of slice) {
        if (!this.#isWanted(row)) continue;
        const index = this.#older.push(row);
        if (!hasEnded(row)) {
          this.#unended.watch(row.id, (end) => {
            this.#older.end(index, end);
            return undefined; // it was learned from with the others
          });
        }
      }
      if (slice.length < sliceRows) {
        this.#hasAll = true;
        return;
      }
      await pause();
    }
  }

  /** Not what this session ran since the start: it was told of that. */
  #isWanted({ command, channel, sessionId, actor, at }: RecentCommand): boolean {
    if (channel !== this.#parts.channel || command.length > longestLine) return false;
    return sessionId !== this.#parts.sessionId || actor !== "user" || at < this.#startedAt;
  }

  #slice(who: "everyone" | "user"): readonly RecentCommand[] | undefined {
    const { records, channel } = this.#parts;
    const beforeId = this.#oldestId;
    if (channel === "sh") {
      return records.attempt(
        ({ history }) => history.recentCommands(sliceRows, { beforeId, who }),
        undefined,
      );
    }
    const query = { words: [], actor: "user", channel, beforeId, limit: sliceRows } as const;
    return records.attempt(
      ({ history }) =>
        history.search(query).map((row) => ({ ...row, at: row.startedAt.getTime() })),
      undefined,
    );
  }
}

function isTyped({ actor }: SeenRow): boolean {
  return actor === "user";
}

function toRemembered(row: RecentCommand, lines: LineTable): Remembered {
  const { id, cwd, actor, sessionId, at, host, exitCode, signal, durationMs } = row;
  const line = lines.lineOf(row.command);
  const { command } = line;
  return { id, command, line, cwd, actor, sessionId, at, host, exitCode, signal, durationMs };
}
