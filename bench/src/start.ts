import { median, medianRatio } from "./median.ts";
import type { Row, Workshop } from "./row.ts";
import { present, tell, timeTogether, timingOf, type Timing } from "./time-together.ts";

const floor = "bun -e 0";

/** `aish -c true`, the whole process, beside an empty Bun and the shells that people have. */
export async function measureStart(workshop: Workshop): Promise<readonly Row[]> {
  const env = await workshop.environment("start");
  const peers = present([
    { name: "bash -c true", argv: ["bash", "-c", "true"] },
    { name: "fish -c true", argv: ["fish", "-c", "true"] },
  ]);
  const timings = timeTogether(
    [
      { name: "bundled", argv: [...workshop.bundled, "-c", "true"] },
      { name: "compiled", argv: [...workshop.compiled, "-c", "true"] },
      { name: floor, argv: [process.execPath, "-e", "0"] },
      ...peers.found,
    ],
    { rounds: workshop.rounds, env, cwd: workshop.directory },
  );
  return [row("bundled", 3, timings, peers.absent), row("compiled", 1.5, timings, peers.absent)];
}

function row(
  name: string,
  budget: number,
  timings: readonly Timing[],
  absent: string[] | readonly string[],
): Row {
  const ratio = medianRatio(timingOf(name, timings), timingOf(floor, timings));
  const beside = timings.filter(
    (each) => each.name === name || !/^(?:bundled|compiled)$/.test(each.name),
  );
  return {
    what: `\`aish -c true\`, ${name}, whole process`,
    budget: `≤ ${budget} × \`${floor}\``,
    measured: `${ratio.toFixed(2)} ×`,
    holds: ratio <= budget && median(timingOf(name, timings)) > 0,
    behind: tell(beside, absent),
  };
}
