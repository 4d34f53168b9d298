import { join } from "node:path";
import { openStore } from "@aish/store";
import { fillHistory } from "@aish/store/testing";
import { median, medianRatio, milliseconds } from "./median.ts";
import type { Row, Workshop } from "./row.ts";
import { startOnTerminal } from "./terminal-program.ts";

const endedJobs = 10_000;

/** From exec to the prompt on a terminal: over an empty database and over years of use, in turn. */
export async function measureFirstPrompt(workshop: Workshop): Promise<readonly Row[]> {
  const env = await workshop.environment("first-prompt");
  const empty = join(workshop.directory, "empty.db");
  const large = largeDatabase(workshop);
  openStore({ path: empty, now: () => new Date() }).close();
  const times = { empty: [] as number[], large: [] as number[] };
  for (let round = 0; round <= workshop.rounds; round++) {
    for (const which of round % 2 === 0
      ? (["empty", "large"] as const)
      : (["large", "empty"] as const)) {
      const AISH_DB = which === "empty" ? empty : large;
      await using aish = startOnTerminal(workshop.bundled, {
        env: { ...env, AISH_DB },
        cwd: workshop.directory,
      });
      const took = await aish.untilPrompt();
      if (round > 0) times[which].push(took);
    }
  }
  const ratio = medianRatio(times.large, times.empty);
  return [
    {
      what: `first prompt with ${workshop.historyRows.toLocaleString("en")} history rows and ${endedJobs.toLocaleString("en")} ended jobs`,
      budget: "≤ 1.2 × the empty database",
      measured: `${ratio.toFixed(2)} ×`,
      holds: ratio <= 1.2,
      behind: [
        `large ${milliseconds(median(times.large))}`,
        `empty ${milliseconds(median(times.empty))}`,
      ],
    },
  ];
}

const made = new Map<string, string>();

/** Made once for all measurements that want it. */
export function largeDatabase(workshop: Workshop): string {
  const path = join(workshop.directory, "large.db");
  if (!made.has(path)) {
    const sessions = Math.ceil(workshop.historyRows / 1000);
    fillHistory(path, { history: workshop.historyRows, endedJobs, sessions, turnsPerSession: 20 });
    made.set(path, path);
  }
  return path;
}
