import { signalOfStatus, type HistoryId } from "@aish/core";
import type { HistoryRecord, Store } from "@aish/store";
import type { Records } from "../records.ts";

const pageSize = 200;
/** What is looked through for one key at most: among millions of lines there may be no kai entry. */
const mostPages = 20;

/** What was typed at the prompt of kai: kept in the database, and recalled from it. */
export class EntryHistory {
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

  /** The entry so many steps ago. */
  earlier(steps: number): string | undefined {
    for (let page = 0; page < mostPages && this.#known.length < steps; page += 1) {
      if (this.#isExhausted) break;
      this.#readPage();
    }
    return this.#known[steps - 1];
  }

  /** Remembers that an entry begins; the returned function remembers how it ended. */
  begin(command: string, cwd: string): (status: number) => void {
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
