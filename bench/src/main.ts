// bun run bench [--quick] [--only name]: measures the budgets of docs/architecture.md beside their
// peers, in one run, and writes docs/performance.md. A quick run, or a part of it, only prints.
// A peer is what PATH finds: `npm i just-bash nushell` in a folder whose node_modules/.bin is on it brings
// those two, and a peer that is not there is left out with a word.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measureConversation } from "./conversation.ts";
import { measureFirstPrompt } from "./first-prompt.ts";
import { measureForeground } from "./foreground.ts";
import { measureHistorySearch } from "./history-search.ts";
import { measureKaiBytes } from "./kai/bytes.ts";
import { measureKaiCalls } from "./kai/calls.ts";
import { measureKaiLines } from "./kai/lines.ts";
import { measureKaiLoop } from "./kai/loop.ts";
import { measureKaiMemory } from "./kai/memory.ts";
import { measureKaiParse } from "./kai/parse.ts";
import { measureKaiPipelines } from "./kai/pipelines.ts";
import { measureKaiStart } from "./kai/start.ts";
import { measureKaiSubstitutions } from "./kai/substitutions.ts";
import { measureKeyToRepaint } from "./key-to-repaint.ts";
import { measureMemory } from "./memory.ts";
import { openWorkshop, repository } from "./open-workshop.ts";
import { measurePrediction } from "./prediction.ts";
import { measureReconcile } from "./reconcile.ts";
import { renderReport, renderRow } from "./report.ts";
import type { Bench, Row } from "./row.ts";
import { measureStart } from "./start.ts";

const benches: Readonly<Record<string, Bench>> = {
  start: measureStart,
  "first-prompt": measureFirstPrompt,
  reconcile: measureReconcile,
  foreground: measureForeground,
  "history-search": measureHistorySearch,
  "key-to-repaint": measureKeyToRepaint,
  prediction: measurePrediction,
  conversation: measureConversation,
  memory: measureMemory,
  "kai-start": measureKaiStart,
  "kai-loop": measureKaiLoop,
  "kai-calls": measureKaiCalls,
  "kai-pipelines": measureKaiPipelines,
  "kai-substitutions": measureKaiSubstitutions,
  "kai-lines": measureKaiLines,
  "kai-parse": measureKaiParse,
  "kai-memory": measureKaiMemory,
  "kai-bytes": measureKaiBytes,
};
const full = { rounds: 20, historyRows: 1_000_000, floodBytes: 1_000_000_000 };
const quick = { rounds: 5, historyRows: 20_000, floodBytes: 50_000_000 };

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { quick: { type: "boolean", default: false }, only: { type: "string" } },
  });
  const { only } = values;
  // `--only kai` is everything whose name begins so.
  const chosen = Object.entries(benches).filter(
    ([name]) => only === undefined || name === only || name.startsWith(`${only}-`),
  );
  if (chosen.length === 0) {
    process.stderr.write(`--only takes kai, or one of ${Object.keys(benches).join(", ")}\n`);
    return 2;
  }
  const sizes = values.quick ? quick : full;
  await using workshop = await openWorkshop(sizes);
  const rows: Row[] = [];
  for (const [, measure] of chosen) {
    for (const row of await measure(workshop)) {
      rows.push(row);
      process.stdout.write(renderRow(row));
    }
  }
  if (!values.quick && only === undefined) {
    const path = join(repository, "docs/performance.md");
    await writeFile(path, renderReport(rows, sizes.rounds, new Date()));
    await Bun.spawn([process.execPath, "fmt", path], { cwd: repository, stdout: "ignore" }).exited;
  }
  return 0;
}
