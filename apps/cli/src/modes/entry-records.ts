import { signalOfStatus, type Channel } from "@aish/core";
import type { RecallSource } from "@aish/terminal/editor";
import type { HistoryMemory } from "../history/history-memory.ts";
import { isKept } from "../history/is-kept.ts";
import { recallOf } from "../history/recall-of.ts";
import { openHistoryList } from "../prompt/history-list.ts";
import { openMemory } from "../prompt/open-memory.ts";
import type { PromptSession } from "../prompt/prompt-session.ts";
import type { PromptShell } from "../prompt/prompt-shell.ts";
import type { ModeEntry } from "./prompt-mode.ts";

/** What is typed in a mode that has a channel of its own in the history. */
export class EntryRecords {
  readonly #shell: PromptShell;
  readonly #channel: Channel;
  #opened: { readonly session: PromptSession; readonly memory: HistoryMemory };
  readonly recall: RecallSource;

  constructor(shell: PromptShell, channel: Channel) {
    this.#shell = shell;
    this.#channel = channel;
    this.#opened = this.#open();
    this.recall = recallOf(() => this.memory);
  }

  /** Of the session that is open, which may have become another one. */
  get memory(): HistoryMemory {
    if (this.#opened.session !== this.#shell.session) {
      this.close();
      this.#opened = this.#open();
    }
    return this.#opened.memory;
  }

  /** What these entries are completed from, and searched with. */
  get entry(): Pick<ModeEntry, "suggest" | "perform"> {
    const shell = this.#shell;
    const { session } = shell;
    return {
      ...(session.config.editor.suggestions
        ? { suggest: (text) => this.memory.suggest(text, shell.session.cwd) }
        : {}),
      perform: (action, buffer) => {
        if (action !== "search-history") return { kind: "leave" };
        const { themes, terminal } = shell;
        const place = { session: shell.session, memory: this.memory, themes, terminal };
        return { kind: "overlay", overlay: openHistoryList(place, buffer.text) };
      },
    };
  }

  /** Remembers that an entry begins; the returned function remembers how it ended. */
  begin(command: string, cwd: string): (status: number) => void {
    const { session, memory: lines } = this.#shell;
    if (lines.privateMode || !isKept(command)) return () => {};
    const { memory } = this;
    memory.refresh();
    const line = memory.add(command, cwd);
    const startedAt = new Date();
    const sessionId = session.store();
    const started = {
      sessionId,
      turnId: undefined,
      actor: "user",
      command,
      cwd,
      startedAt,
    } as const;
    const row = { ...started, channel: this.#channel };
    const id = session.records.attempt(({ history }) => history.start(row), undefined);
    return (status) => {
      const signal = signalOfStatus(status);
      const durationMs = Date.now() - startedAt.getTime();
      const end = { exitCode: status, signal, durationMs, ...unseen };
      session.records.keep(({ history }) => {
        if (id === undefined) history.add(row, end);
        else history.finish(id, end);
      });
      memory.ended(line, { id, exitCode: status, signal, durationMs });
    };
  }

  close(): void {
    this.#opened.memory.stop();
  }

  #open(): { readonly session: PromptSession; readonly memory: HistoryMemory } {
    const { session, exists } = this.#shell;
    return { session, memory: openMemory(session, exists, this.#channel) };
  }
}

/** What was printed went to the terminal, and nobody kept it. */
const unseen = {
  outputBytes: 0,
  outputPath: undefined,
  outputExcerpt: undefined,
} as const;
