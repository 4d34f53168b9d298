import { open } from "node:fs/promises";
import { join } from "node:path";
import { median, medianRatio } from "../median.ts";
import type { Row, Workshop } from "../row.ts";
import { timeTogether, timingOf } from "../time-together.ts";
import { shellsHere } from "./shells.ts";

/** How fast bytes go through a pipeline of kai's own commands, and through one of the system's. */
export async function measureKaiBytes(workshop: Workshop): Promise<readonly Row[]> {
  const bytes = workshop.floodBytes;
  const file = join(workshop.directory, "kai-flood");
  await fill(file, bytes);
  const [yes, head, cat] = ["yes", "head", "cat"].map((name) => Bun.which(name));
  return [
    await row("its own `cat file \\| cat`", `cat ${file} | cat > /dev/null`, 0.5, workshop),
    await row(
      "the system's `yes \\| head -c \\| cat`",
      `${yes} | ${head} -c ${bytes} | ${cat} > /dev/null`,
      0.9,
      workshop,
    ),
  ];
}

async function fill(file: string, bytes: number): Promise<void> {
  const block = Buffer.from(`${"x".repeat(79)}\n`.repeat(12_500));
  const handle = await open(file, "w");
  for (let written = 0; written < bytes; written += block.length) await handle.write(block);
  await handle.close();
}

async function row(what: string, program: string, least: number, workshop: Workshop): Promise<Row> {
  const env = await workshop.environment("kai-bytes");
  const bytes = workshop.floodBytes;
  const shells = shellsHere(["kai", "bash"], workshop);
  const timings = timeTogether(
    shells.found.map(({ name, argv }) => ({ name, argv: [...argv, "-c", program] })),
    { rounds: Math.ceil(workshop.rounds / 4), env, cwd: workshop.directory },
  );
  const here = shells.absent.length === 0;
  const ratio = here
    ? medianRatio(timingOf("bash", timings), timingOf("kai", timings))
    : Number.NaN;
  return {
    what: `kai: ${(bytes / 1e9).toString()} GB through ${what}, whole process`,
    budget: `≥ ${least} × bash`,
    measured: here ? `${ratio.toFixed(2)} ×` : "–",
    holds: ratio >= least,
    behind: [
      ...timings.map(
        ({ name, milliseconds }) =>
          `${name} ${(bytes / 1000 / median(milliseconds)).toFixed(0)} MB/s`,
      ),
      ...shells.absent.map((name) => `${name} is not here`),
    ],
  };
}
