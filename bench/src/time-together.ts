import { median, milliseconds } from "./median.ts";

export interface Contender {
  readonly name: string;
  readonly argv: readonly string[];
}

export interface Timing {
  readonly name: string;
  readonly milliseconds: readonly number[];
}

/**
 * Whole processes, interleaved: in each round every contender runs once, and who is first changes from
 * round to round. The first round warms the caches and does not count.
 */
export function timeTogether(
  contenders: readonly Contender[],
  { rounds, env, cwd }: { rounds: number; env: Record<string, string>; cwd: string },
): Timing[] {
  const timings = contenders.map(({ name }) => ({ name, milliseconds: [] as number[] }));
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const at = (turn + round) % contenders.length;
      const { name, argv } = contenders[at]!;
      const startedAt = performance.now();
      const run = Bun.spawnSync([...argv], { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
      const took = performance.now() - startedAt;
      if (run.exitCode !== 0) throw new Error(`${name} failed: ${run.stderr.toString()}`);
      if (round > 0) timings[at]!.milliseconds.push(took);
    }
  }
  return timings;
}

export function timingOf(name: string, timings: readonly Timing[]): readonly number[] {
  const timing = timings.find((each) => each.name === name);
  if (timing === undefined) throw new Error(`${name} was not measured`);
  return timing.milliseconds;
}

/** `aish 12.3 ms`, and `fish is not here` for a peer that was not found. */
export function tell(timings: readonly Timing[], absent: readonly string[]): string[] {
  const told = timings.map((each) => `${each.name} ${milliseconds(median(each.milliseconds))}`);
  return [...told, ...absent.map((name) => `${name} is not here`)];
}

/** The peers among `contenders` whose program is on this machine, and the names of the others. */
export function present(contenders: readonly Contender[]): {
  readonly found: readonly Contender[];
  readonly absent: readonly string[];
} {
  const isHere = ({ argv }: Contender): boolean => Bun.which(argv[0] ?? "") !== null;
  return {
    found: contenders.filter(isHere),
    absent: contenders.filter((each) => !isHere(each)).map(({ name }) => name),
  };
}
