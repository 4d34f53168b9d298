import { Database } from "bun:sqlite";
import { mintSessionId, type SessionId } from "@aish/core";
import { openStore } from "../open-store.ts";
import { indexAfterwards } from "../search-index.ts";
import { createNumbers, makeUpCommand } from "./made-up-commands.ts";

export interface Filling {
  readonly history: number;
  readonly endedJobs: number;
  readonly sessions: number;
  readonly turnsPerSession: number;
}

/** One session for every thousand commands, as a year of work might leave them. */
const usual: Filling = { history: 10_000, endedJobs: 100, sessions: 10, turnsPerSession: 20 };

const start = Date.UTC(2024, 0, 1);
const step = 60_000;

/**
 * Makes a database that looks like years of use, the same in every run; a million commands take about
 * half a minute. Returns its sessions, oldest first.
 */
export function fillHistory(path: string, filling: Partial<Filling> = {}): SessionId[] {
  const sizes = { ...usual, ...filling };
  openStore({ path, now: () => new Date(start) }).close();
  const db = new Database(path, { readwrite: true, create: false });
  db.run("PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 20000");
  db.run("BEGIN IMMEDIATE");
  let sessions: SessionId[] = [];
  indexAfterwards(db, () => {
    sessions = fillSessions(db, sizes);
    fillCommands(db, sizes, sessions);
    fillJobs(db, sizes, sessions);
  });
  db.run(`INSERT INTO learned (command, word, uses, last_used)
    VALUES ('git', 'status', 40, '${at(1)}'), ('git', 'commit', 9, '${at(2)}'), ('git commit', '--amend', 3, '${at(3)}')`);
  db.run("COMMIT");
  db.run("PRAGMA wal_checkpoint(TRUNCATE)");
  db.close(true);
  return sessions;
}

type Values = (string | number | null)[];

function at(row: number, offset = 0): string {
  return new Date(start + row * step + offset).toISOString();
}

function fillSessions(db: Database, sizes: Filling): SessionId[] {
  const below = createNumbers(1);
  const session = db.prepare<unknown, Values>(
    "INSERT INTO sessions (id, title, cwd, model, created_at, updated_at) VALUES (?, ?, '/home/ada', 'small-7b', ?, ?)",
  );
  const turn = db.prepare<unknown, Values>(
    `INSERT INTO turns (session_id, seq, role, content, model, prompt_tokens, completion_tokens, duration_ms,
       first_token_ms, tokens_per_second, cost, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const pin = db.prepare<unknown, Values>(
    "INSERT INTO pins (session_id, content, created_at) VALUES (?, 'the tests need a database', ?)",
  );
  const stretch = Math.max(1, Math.floor(sizes.history / Math.max(1, sizes.sessions)));
  const ids: SessionId[] = [];
  for (let number = 0; number < sizes.sessions; number++) {
    const id = mintSessionId(Uint8Array.from({ length: 10 }, () => below(256)));
    const first = number * stretch;
    ids.push(id);
    session.run(id, number % 3 === 0 ? `task ${number}` : null, at(first), at(first + stretch));
    pin.run(id, at(first));
    for (let seq = 1; seq <= sizes.turnsPerSession; seq++) {
      const asks = seq % 2 === 1;
      const role = asks ? "user" : "assistant";
      const text = asks
        ? `why does ${makeUpCommand(below)} fail in step ${seq}?`
        : `It fails because the ${makeUpCommand(below)} of before left a lock. CMD: ${makeUpCommand(below)}`;
      const reply: Values = asks
        ? Array.from({ length: 7 }, () => null)
        : [
            "small-7b",
            500 + below(4000),
            20 + below(400),
            500 + below(9000),
            100 + seq,
            20 + seq / 10,
            0.001 * seq,
          ];
      turn.run(id, seq, role, text, ...reply, at(first, seq));
    }
  }
  return ids;
}

function fillCommands(db: Database, { history }: Filling, sessions: readonly SessionId[]): void {
  const below = createNumbers(2);
  const insert = db.prepare<unknown, Values>(
    `INSERT INTO history (session_id, actor, channel, command, cwd, exit_code, signal, started_at, duration_ms,
       output_bytes, output_kept_bytes, output_path, output_excerpt, host)
     VALUES (?, ?, 'sh', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (let row = 0; row < history; row++) {
    const session = sessions[Math.floor((row * sessions.length) / history)] ?? null;
    const luck = below(100);
    const ending: Values =
      luck < 88 ? [0, null] : luck < 99 ? [1 + below(2), null] : [130, "SIGINT"];
    const bytes = below(20_000);
    const printed = luck % 4 === 0;
    insert.run(
      session,
      luck < 80 ? "user" : "model",
      makeUpCommand(below),
      below(3) === 0 ? "/home/ada" : `/home/ada/work/project-${below(200)}`,
      ...ending,
      at(row),
      below(30_000),
      printed ? bytes : 0,
      printed ? bytes : null,
      printed ? `/home/ada/.local/state/aish/outputs/${row + 1}` : null,
      printed ? excerpt.slice(0, 40 + (bytes % 200)) : null,
      row % 3 === 0 ? null : "workbench",
    );
  }
}

const excerpt = "On branch main\nChanges not staged for commit:\n  modified: src/main.ts\n".repeat(
  4,
);

function fillJobs(db: Database, sizes: Filling, sessions: readonly SessionId[]): void {
  const below = createNumbers(3);
  const insert = db.prepare<unknown, Values>(
    `INSERT INTO jobs (session_id, actor, command, cwd, status, pid, process_start, exit_code, signal, log_path,
       log_bytes, started_at, ended_at, notified_at)
     VALUES (?, 'user', ?, '/home/ada', ?, ?, 'boot 1', ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (let row = 0; row < sizes.endedJobs; row++) {
    const luck = below(20);
    const session = sessions[below(sessions.length)] ?? null;
    const ending: Values =
      luck < 17
        ? ["exited", 1000 + row, luck % 2, null]
        : luck < 19
          ? ["killed", 1000 + row, null, "SIGTERM"]
          : ["lost", 1000 + row, null, null];
    const log = `/home/ada/.local/state/aish/jobs/${row + 1}/log`;
    const end = at(row, 1000 * (1 + below(600)));
    insert.run(session, `make ${row}`, ...ending, log, below(100_000), at(row), end, end);
  }
}
