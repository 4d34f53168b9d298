import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { sessionId } from "@aish/core";
import { openStore } from "./open-store.ts";
import type { BusyReport, BusyTask } from "./testing/busy-process.ts";
import { temporaryDirectory } from "./testing/temporary-store.ts";

const long = process.env["AISH_LONG"] === "1";
const processes = 8;
const milliseconds = long ? 60_000 : 700;
const script = new URL("testing/busy-process.ts", import.meta.url).pathname;

/** All of them end before anything is judged, so that a failure leaves none behind. */
async function workAtOnce(tasks: readonly BusyTask[]): Promise<BusyReport[]> {
  const results = await Promise.all(
    tasks.map(async (task) => {
      const command = [process.execPath, script, JSON.stringify(task)];
      const child = Bun.spawn(command, { stdout: "pipe", stderr: "pipe" });
      const [said, complaint] = await Promise.all([child.stdout.text(), child.stderr.text()]);
      return { said, complaint, exitCode: await child.exited };
    }),
  );
  return results.map(({ said, complaint, exitCode }) => {
    expect({ complaint, exitCode }).toEqual({ complaint: "", exitCode: 0 });
    return JSON.parse(said);
  });
}

test(
  "eight processes make a new database and write to it at once: nothing is lost, nothing happens twice",
  async () => {
    using directory = temporaryDirectory();
    const path = directory.file("new/aish.db");
    const beginAt = Date.now() + 300;
    const numbers = Array.from({ length: processes }, (_, number) => number);
    const reports = await workAtOnce(
      numbers.map((number) => ({ path, number, beginAt, milliseconds })),
    );

    const store = openStore({ path, now: () => new Date() });
    const rest = store.jobs
      .claimNotices(sessionId("shared"), new Date())
      .map(({ id }) => Number(id));
    expect(store.jobs.live()).toEqual([]);
    store.close();
    const db = new Database(path, { readonly: true });
    const rounds = reports.reduce((sum, report) => sum + report.rounds, 0);
    const query = (sql: string) => db.query(sql).values();
    expect(query("PRAGMA integrity_check")).toEqual([["ok"]]);
    expect(query("PRAGMA auto_vacuum")).toEqual([[2]]);
    expect(query("SELECT count(*), sum(seq) FROM turns WHERE session_id = 'shared'")).toEqual([
      [rounds, (rounds * (rounds + 1)) / 2],
    ]);
    expect(
      query(
        "SELECT session_id FROM turns GROUP BY 1 HAVING min(seq) <> 1 OR max(seq) <> count(DISTINCT seq)",
      ),
    ).toEqual([]);
    // A fork may have taken over what another process was about to finish.
    expect(
      query(`SELECT DISTINCT status, content LIKE '% says %' FROM turns
        WHERE session_id NOT GLOB 'fork*'`),
    ).toEqual([["complete", 1]]);
    expect(
      query(`SELECT count(*) FROM sessions WHERE forked_from = 'shared'
        AND forked_at = (SELECT count(*) FROM turns WHERE session_id = sessions.id)`),
    ).toEqual([[processes]]);
    expect(query("SELECT count(*) FROM history WHERE exit_code = 0")).toEqual([[2 * rounds]]);
    expect(query("SELECT count(*) FROM history_fts WHERE history_fts MATCH 'says'")).toEqual([
      [2 * rounds],
    ]);
    const jobsOf = (session: string) =>
      query(`SELECT id FROM jobs WHERE session_id ${session} ORDER BY id`).map(([id]) =>
        Number(id),
      );
    const ended = reports.flatMap((report) => report.ended).toSorted((a, b) => a - b);
    expect(ended).toEqual(jobsOf("IS NOT NULL"));
    const claimed = [...reports.flatMap((report) => report.claimed), ...rest];
    expect(claimed.toSorted((a, b) => a - b)).toEqual(jobsOf("= 'shared'"));
    db.close();
  },
  milliseconds + 60_000,
);
