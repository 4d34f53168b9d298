import { openStore } from "@aish/store";
import { largeDatabase } from "./first-prompt.ts";
import { median, milliseconds } from "./median.ts";
import type { Row, Workshop } from "./row.ts";

const page = 50;
const wordsOf: readonly (readonly string[])[] = [
  [],
  ["git"],
  ["git", "main"],
  ["a"],
  ["zq"],
  ["no such words"],
];
const filters = [
  { name: "", filter: {} },
  { name: " in a directory", filter: { cwd: "/home/ada" } },
  { name: " in no directory", filter: { cwd: "/nowhere" } },
  { name: " failed", filter: { failedOnly: true } },
];
const searches = wordsOf.flatMap((words) => filters.map((narrowed) => ({ words, ...narrowed })));

/** The first page for words that are common, rare, short and absent; the slowest is what counts. */
export function measureHistorySearch(workshop: Workshop): Promise<readonly Row[]> {
  const store = openStore({ path: largeDatabase(workshop), now: () => new Date() });
  try {
    const timings = searches.map(({ words, name, filter }) => {
      const times: number[] = [];
      for (let round = 0; round <= workshop.rounds; round++) {
        const startedAt = performance.now();
        store.history.search({ words, limit: page, ...filter });
        if (round > 0) times.push(performance.now() - startedAt);
      }
      return { name: `"${words.join(" ")}"${name}`, time: median(times) };
    });
    const slowest = timings.toSorted((left, right) => right.time - left.time);
    const worst = slowest[0]!.time;
    return Promise.resolve([
      {
        what: `history search over ${workshop.historyRows.toLocaleString("en")} rows, first page of ${page}`,
        budget: "≤ 20 ms",
        measured: milliseconds(worst),
        holds: worst <= 20,
        behind: slowest.slice(0, 6).map(({ name, time }) => `${name} ${milliseconds(time)}`),
      },
    ]);
  } finally {
    store.close();
  }
}
