import { expect, test } from "bun:test";
import { openHome } from "./aish-home.ts";
import { crash } from "./crash-round.ts";
import { JobLedger } from "./job-ledger.ts";
import { Random } from "./random.ts";
import { integrityOf } from "./sqlite3.ts";
import { until } from "./until.ts";

const isLong = process.env["AISH_LONG"] === "1";
const rounds = Number(process.env["AISH_ROUNDS"] ?? (isLong ? 1000 : 15));
const births = isLong ? 100 : 4;
const seed = Number(process.env["AISH_SEED"] ?? Date.now() % 1_000_000);

test(
  `${births} crashes while the database is created leave one that works`,
  async () => {
    const random = new Random(seed);
    for (let number = 1; number <= births; number++) {
      await using home = openHome();
      const child = home.start(["jobs", "start", "true"]);
      await Bun.sleep(random.next() * 120); // the moment of the crash is what is random
      child.kill("SIGKILL");
      await child.exited;
      const after = `after crash ${number} of AISH_SEED=${seed}`;
      expect({ after, ...(await home.run(["-c", "echo hi"])) }).toEqual({
        after,
        stdout: "hi\n",
        stderr: "",
        status: 0,
      });
      expect(integrityOf(home.database)).toBe("ok");
    }
  },
  births * 3000,
);

test(
  `after ${rounds} kill -9 at random moments (AISH_SEED=${seed}) every job is what its files prove`,
  async () => {
    await using home = openHome();
    const ledger = new JobLedger(home);
    const random = new Random(seed);
    const told = new Set<number>();
    for (let number = 1; number <= rounds; number++) {
      try {
        await crash({ home, ledger, random, number, told });
        await ledger.look();
        if (number % 25 === 0) await killAll();
      } catch (error) {
        throw new Error(`round ${number} of AISH_SEED=${seed}: ${String(error)}`, { cause: error });
      }
      if (isLong && number % 50 === 0) process.stdout.write(`${number} rounds: ${tally(ledger)}\n`);
    }
    await killAll();
    expect(ledger.live).toEqual([]);
    expect(home.rows("SELECT id FROM jobs WHERE ended_at IS NULL")).toEqual([]);
    await until("all processes to be gone", () => home.processes().length === 0);

    /** Of those that never said their name, the program is not sure until some time has passed. */
    async function killAll(): Promise<void> {
      const isStarting = () =>
        home.rows("SELECT id FROM jobs WHERE status = 'starting'").length > 0;
      await until("no job to be on its way", async () => {
        await ledger.look();
        return !isStarting();
      });
      // A lost job's wrapper is gone; what it ran may not be.
      const lost = ledger.ended.filter(({ status }) => status === "lost").map(({ id }) => id);
      const ids = [...ledger.live, ...lost].map(String);
      if (ids.length > 0) await home.output(["jobs", "kill", ...ids]);
      await ledger.look();
    }
  },
  rounds * 3000 + 60_000,
);

function tally(ledger: JobLedger): string {
  const counts = Map.groupBy(ledger.ended, ({ status }) => status);
  return [...counts].map(([status, rows]) => `${rows.length} ${status}`).join(", ");
}
