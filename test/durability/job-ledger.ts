import { expect } from "bun:test";
import type { AishHome } from "./aish-home.ts";
import { contradiction, proofOf, type JobRow, type Proof } from "./job-proof.ts";
import { integrityOf } from "./sqlite3.ts";
import { until } from "./until.ts";

/** What was seen of all jobs so far: an ending that was once told must stand for ever. */
export class JobLedger {
  readonly #home: AishHome;
  readonly #ended = new Map<number, JobRow>();
  readonly #live = new Set<number>();
  #highest = 0;

  constructor(home: AishHome) {
    this.#home = home;
  }

  /** The jobs that were alive at the last look. */
  get live(): readonly number[] {
    return [...this.#live];
  }

  get ended(): readonly JobRow[] {
    return [...this.#ended.values()];
  }

  /**
   * Has the program reconcile, and compares each row with what the job's files prove. What they prove
   * may change while the program looks, so that only what was the same before and after counts.
   */
  async look(): Promise<void> {
    const seen = await until("the jobs to stay as they are for one look", async () => {
      const before = proofsOf(this.#home.rows("SELECT * FROM jobs") as unknown as JobRow[]);
      const listed = await this.#list();
      const after = proofsOf(listed);
      return JSON.stringify(before) === JSON.stringify(after) ? { listed, after } : undefined;
    });
    const now = Date.now();
    const proofs = new Map(seen.after);
    const wrong = seen.listed.map((row) => contradiction(row, proofs.get(row.id)!, now));
    expect(wrong.filter((words) => words !== undefined)).toEqual([]);
    expect(integrityOf(this.#home.database)).toBe("ok");
    this.#remember(seen.listed);
  }

  #remember(rows: readonly JobRow[]): void {
    const ids = new Set(rows.map(({ id }) => id));
    expect([...this.#live, ...this.#ended.keys()].filter((id) => !ids.has(id))).toEqual([]);
    this.#live.clear();
    for (const row of rows) {
      const first = this.#ended.get(row.id);
      // That its session was told comes later than the end.
      if (first !== undefined) expect({ ...row, notified_at: first.notified_at }).toEqual(first);
      else if (row.ended_at === null) this.#live.add(row.id);
      else this.#ended.set(row.id, row);
      this.#highest = Math.max(this.#highest, row.id);
    }
  }

  async #list(): Promise<JobRow[]> {
    const rows: JobRow[] = JSON.parse(await this.#home.output(["jobs", "list", "--all", "--json"]));
    return rows.toReversed();
  }
}

function proofsOf(rows: readonly JobRow[]): [number, Proof][] {
  return rows.map((row) => [row.id, proofOf(row)]);
}
