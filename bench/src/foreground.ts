import { closeSync, openSync, writeSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CommandRun, findShell, ShellState } from "@aish/executor";
import { median, medianRatio, milliseconds } from "./median.ts";
import type { Row, Workshop } from "./row.ts";

/** A command at the prompt beside the same command in a bare shell. */
export async function measureForeground(workshop: Workshop): Promise<readonly Row[]> {
  const env = await workshop.environment("foreground");
  const shell = findShell("bash", env["PATH"] ?? "");
  const state = new ShellState(join(workshop.directory, "shell"), shell);
  const sink = openSync("/dev/null", "w");

  async function runAtPrompt(line: string): Promise<number> {
    const startedAt = performance.now();
    const run = new CommandRun({
      shell,
      state,
      line,
      cwd: workshop.directory,
      lastStatus: 0,
      env,
      size: { columns: 100, rows: 40 },
      stdin: "terminal",
      output: { path: join(workshop.directory, "output"), capBytes: 100e6, more: ":out" },
      show: (bytes) => writeSync(sink, bytes),
    });
    const event = await run.next();
    if (event.kind !== "ended" || event.result.exitCode !== 0) throw new Error(`${line} failed`);
    return performance.now() - startedAt;
  }

  async function runBare(argv: readonly string[]): Promise<number> {
    const startedAt = performance.now();
    const child = Bun.spawn([...argv], {
      cwd: workshop.directory,
      env,
      stdio: ["ignore", "ignore", "ignore"],
    });
    if ((await child.exited) !== 0) throw new Error(`${argv.join(" ")} failed`);
    return performance.now() - startedAt;
  }

  try {
    return [
      await overhead(workshop, runAtPrompt, runBare),
      await throughput(workshop, runAtPrompt, runBare),
    ];
  } finally {
    closeSync(sink);
  }
}

type AtPrompt = (line: string) => Promise<number>;
type Bare = (argv: readonly string[]) => Promise<number>;

async function overhead(workshop: Workshop, atPrompt: AtPrompt, bare: Bare): Promise<Row> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= workshop.rounds; round++) {
    const took = await atPrompt("true");
    const bareTook = await bare(["bash", "-c", "true"]);
    if (round === 0) continue;
    ours.push(took);
    theirs.push(bareTook);
  }
  const more = median(ours.map((took, at) => took - theirs[at]!));
  return {
    what: "a foreground command's own overhead",
    budget: "≤ 5 ms over `bash -c`",
    measured: milliseconds(more),
    holds: more <= 5,
    behind: [`aish ${milliseconds(median(ours))}`, `bash -c true ${milliseconds(median(theirs))}`],
  };
}

/** Both read a terminal, keep a copy in a file and pass the bytes on to /dev/null. */
async function throughput(workshop: Workshop, atPrompt: AtPrompt, bare: Bare): Promise<Row> {
  const name = "throughput of a command's terminal";
  const budget = "≥ 0.9 × `script -qc`";
  if (Bun.which("script") === null) {
    return { what: name, budget, measured: "–", holds: false, behind: ["script is not here"] };
  }
  const bytes = Math.min(workshop.floodBytes, 100_000_000);
  const file = join(workshop.directory, "flood");
  await writeFile(file, `${"x".repeat(79)}\n`.repeat(bytes / 80));
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= Math.ceil(workshop.rounds / 4); round++) {
    const took = await atPrompt(`cat '${file}'`);
    const bareTook = await bare([
      "script",
      "-qc",
      `cat '${file}'`,
      join(workshop.directory, "copy"),
    ]);
    if (round === 0) continue;
    ours.push(took);
    theirs.push(bareTook);
  }
  const ratio = medianRatio(theirs, ours);
  const speed = (times: readonly number[]): string =>
    `${(bytes / 1000 / median(times)).toFixed(0)} MB/s`;
  return {
    what: name,
    budget,
    measured: `${ratio.toFixed(2)} ×`,
    holds: ratio >= 0.9,
    behind: [`aish ${speed(ours)}`, `script -qc ${speed(theirs)}`],
  };
}
