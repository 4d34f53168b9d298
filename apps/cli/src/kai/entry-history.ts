import { rmSync } from "node:fs";
import { signalOfStatus, type HistoryId } from "@aish/core";
import type { HistoryRecord, Store } from "@aish/store";
import type { RecallSource, WantedLines } from "@aish/terminal/editor";
import { isKept } from "../history/is-kept.ts";
import type { Records } from "../records.ts";

const pageSize = 200;
/** What is looked through for one key at most: among millions of lines there may be no kai entry. */
const mostPages = 20;

/** What was typed at the prompt of kai: kept in the database, and recalled from it. */
export class EntryHistory implements RecallSource {
  readonly #open: () => Records;
  #records: Records | undefined;
  /** Newest first. */
  readonly #known: string[] = [];
  #oldest: HistoryId | undefined;
  #isExhausted = false;

  /** The database is opened when it is first needed: the prompt does not wait for it. */
  constructor(open: () => Records) {
    this.#open = open;
  }

  earlier(wanted: WantedLines, step: number): string | undefined {
    const found = new Set<string>();
    for (let at = 0; at < this.#known.length || this.#readMore(); at += 1) {
      const line = this.#known[at];
      if (line === undefined || !isWanted(line, wanted)) continue;
      if (found.add(line).size === step) return line;
    }
    return undefined;
  }

  lastArgument(step: number): string | undefined {
    while (this.#known.length < step && this.#readMore());
    return this.#known[step - 1]?.trim().split(/\s+/).at(-1);
  }

  forget(line: string): void {
    const kept = this.#known.filter((known) => known !== line);
    this.#known.splice(0, this.#known.length, ...kept);
    const removed = this.#opened().attempt(({ history }) => history.removeCommand(line), undefined);
    for (const path of removed?.outputPaths ?? []) {
      try {
        rmSync(path, { force: true });
      } catch {
        // It is not ours to remove.
      }
    }
  }

  #readMore(): boolean {
    const before = this.#known.length;
    for (let page = 0; page < mostPages && this.#known.length === before; page += 1) {
      if (this.#isExhausted) return false;
      this.#readPage();
    }
    return this.#known.length > before;
  }

  /** Remembers that an entry begins, unless it is not to be kept; the returned function remembers how it ended. */
  begin(command: string, cwd: string): (status: number) => void {
    if (!isKept(command)) return () => {};
    const records = this.#opened();
    const startedAt = new Date();
    const started = {
      sessionId: undefined,
      turnId: undefined,
      actor: "user",
      channel: "kai",
      command,
      cwd,
      startedAt,
    } as const;
    this.#readPage();
    if (this.#known[0] !== command) this.#known.unshift(command);
    const id = records.attempt(({ history }) => history.start(started), undefined);
    return (status) => {
      const end = {
        exitCode: status,
        signal: signalOfStatus(status),
        durationMs: Date.now() - startedAt.getTime(),
        outputBytes: 0,
        outputPath: undefined,
        outputExcerpt: undefined,
      };
      records.keep(({ history }: Store) => {
        if (id === undefined) history.add(started, end);
        else history.finish(id, end);
      });
    };
  }

  close(): void {
    this.#records?.close();
  }

  #opened(): Records {
    return (this.#records ??= this.#open());
  }

  #readPage(): void {
    if (this.#isExhausted) return;
    const before = this.#oldest;
    const page = this.#opened().attempt<readonly HistoryRecord[]>(
      ({ history }) =>
        history.search({ words: [], actor: "user", limit: pageSize, beforeId: before }),
      [],
    );
    this.#isExhausted = page.length < pageSize;
    this.#oldest = page.at(-1)?.id ?? before;
    for (const { channel, command } of page) {
      if (channel === "kai" && this.#known.at(-1) !== command) this.#known.push(command);
    }
  }
}

function isWanted(line: string, wanted: WantedLines): boolean {
  if (wanted.kind === "any") return true;
  return wanted.kind === "prefix" ? line.startsWith(wanted.text) : line.includes(wanted.text);
}
