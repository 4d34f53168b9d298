import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { median, medianRatio, milliseconds } from "../median.ts";
import type { Workshop } from "../row.ts";
import { timeTogether, timingOf } from "../time-together.ts";
import { shellsHere, type ShellName } from "./shells.ts";

export interface Race {
  /** Of the files that it writes. */
  readonly name: string;
  /** What each shell runs, and what it must print for the measurement to count. */
  readonly programs: readonly RaceProgram[];
  readonly rounds: number;
}

export interface RaceProgram {
  readonly shells: readonly ShellName[];
  /** How often the thing is done: less where all of it would take minutes. */
  readonly count: number;
  readonly program: string;
  readonly prints: string;
}

export interface RaceResult {
  readonly shell: ShellName;
  readonly count: number;
  /** The whole process, and one with an empty program, round by round. */
  readonly whole: readonly number[];
  readonly start: readonly number[];
}

/** The same work in several shells, as whole processes that take turns. */
export async function race(
  { name, programs, rounds }: Race,
  workshop: Workshop,
): Promise<{ readonly results: readonly RaceResult[]; readonly absent: readonly string[] }> {
  const env = await workshop.environment(name);
  const options = { rounds, env, cwd: workshop.directory };
  const empty = `${name}-empty`;
  await writeFile(join(workshop.directory, empty), "\n");
  const contenders: { name: string; argv: readonly string[] }[] = [];
  const counts: { shell: ShellName; count: number }[] = [];
  const absent: string[] = [];
  for (const [at, { shells, count, program, prints }] of programs.entries()) {
    // just-bash sees nothing above the folder it is started in, so names are relative.
    const file = `${name}-${at}`;
    await writeFile(join(workshop.directory, file), `${program}\n`);
    const here = shellsHere(shells, workshop);
    absent.push(...here.absent);
    for (const shell of here.found) {
      const argv = [...shell.argv, file];
      const printed = Bun.spawnSync(argv, { cwd: workshop.directory, env }).stdout.toString();
      if (!printed.endsWith(`${prints}\n`)) {
        throw new Error(`${shell.name} prints ${JSON.stringify(printed.slice(-100))} in ${name}`);
      }
      counts.push({ shell: shell.name, count });
      contenders.push({ name: shell.name, argv });
      contenders.push({ name: `${shell.name}, empty`, argv: [...shell.argv, empty] });
    }
  }
  const timings = timeTogether(contenders, options);
  return {
    results: counts.map(({ shell, count }) => ({
      shell,
      count,
      whole: timingOf(shell, timings),
      start: timingOf(`${shell}, empty`, timings),
    })),
    absent,
  };
}

/** How long a peer takes for our count; what is beyond its start grows with the count. */
export function ratioTo(
  peer: ShellName,
  results: readonly RaceResult[],
): { readonly whole: number; readonly net: number } | undefined {
  const ours = results.find(({ shell }) => shell === "kai");
  const theirs = results.find(({ shell }) => shell === peer);
  if (ours === undefined || theirs === undefined) return undefined;
  const net = netOf(theirs).map((each) => (each * ours.count) / theirs.count);
  const whole = net.map((each, at) => each + (theirs.start[at] ?? 0));
  return { whole: medianRatio(ours.whole, whole), net: medianRatio(netOf(ours), net) };
}

export function tellRace({
  results,
  absent,
}: {
  readonly results: readonly RaceResult[];
  readonly absent: readonly string[];
}): string[] {
  const most = Math.max(...results.map(({ count }) => count));
  const told = results.map((result) => {
    const { shell, count, whole } = result;
    const part = count === most ? "" : ` for ${count.toLocaleString("en")}`;
    const net = milliseconds(Math.max(0, median(netOf(result))));
    return `${shell} ${milliseconds(median(whole))}${part} (${net} net of start)`;
  });
  return [...told, ...absent.map((name) => `${name} is not here`)];
}

function netOf({ whole, start }: RaceResult): number[] {
  return whole.map((each, at) => each - (start[at] ?? 0));
}
