import type { Connection } from "./connection.ts";
import type { LearnedRow } from "./schema/learned.ts";

/** A subcommand or an option after `command`, which may be several words itself: `git commit`. */
export interface LearnedUse {
  readonly command: string;
  readonly word: string;
}

export interface LearnedWord {
  readonly word: string;
  readonly uses: number;
  readonly lastUsed: Date;
}

export interface LearnedStore {
  learn(uses: readonly LearnedUse[], now: Date): void;
  /** Used most come first. */
  wordsAfter(command: string, limit: number): LearnedWord[];
}

/** Who used more words than this in a lifetime does not need the ones of long ago. */
const mostWords = 10_000;

export function createLearnedStore(connection: Connection): LearnedStore {
  const use = connection.query<never>(`
    INSERT INTO learned (command, word, uses, last_used) VALUES (?, ?, 1, ?)
    ON CONFLICT (command, word) DO UPDATE SET
      uses = uses + 1, last_used = max(last_used, excluded.last_used)`);
  const words = connection.query<LearnedRow>(
    "SELECT * FROM learned WHERE command = ? ORDER BY uses DESC, last_used DESC, word LIMIT ?",
  );
  const prune = connection.query<never>(`
    DELETE FROM learned WHERE rowid IN (
      SELECT rowid FROM learned ORDER BY last_used DESC LIMIT -1 OFFSET ${mostWords})`);

  return {
    learn(uses, now) {
      if (uses.length === 0) return;
      const at = now.toISOString();
      connection.write(() => {
        for (const { command, word } of uses) use.run(command, word, at);
        prune.run();
      });
    },
    wordsAfter: (command, limit) =>
      words.all(command, limit).map((row) => ({
        word: row.word,
        uses: row.uses,
        lastUsed: new Date(row.last_used),
      })),
  };
}
