import { megabytes } from "./median.ts";
import type { Row, Workshop } from "./row.ts";
import { startOnTerminal } from "./terminal-program.ts";

/** Resident memory at the prompt, and again when a command has printed a flood through it. */
export async function measureMemory(workshop: Workshop): Promise<readonly Row[]> {
  const env = await workshop.environment("memory");
  await using aish = startOnTerminal(workshop.bundled, { env, cwd: workshop.directory });
  await aish.untilPrompt();
  const fresh = residentBytes(aish.pid);
  // The end is put together by the shell, so that the line as it is typed does not hold it.
  aish.type(`yes aish | head -c ${workshop.floodBytes}; echo; echo the 'end of' it\r`);
  await aish.until(/the end of it/);
  await aish.untilPrompt();
  const after = residentBytes(aish.pid);
  const more = after - fresh;
  aish.type(":quit\r");
  return [
    {
      what: "resident memory at the prompt",
      budget: "≤ 80 MB",
      measured: megabytes(fresh),
      holds: fresh <= 80e6,
      behind: [],
    },
    {
      what: `more after printing ${(workshop.floodBytes / 1e9).toString()} GB through it`,
      budget: "≤ 20 MB",
      measured: megabytes(more),
      holds: more <= 20e6,
      behind: [`${megabytes(after)} in all`],
    },
  ];
}

export function residentBytes(pid: number): number {
  const ps = Bun.spawnSync(["ps", "-o", "rss=", "-p", String(pid)]);
  const kilobytes = Number(ps.stdout.toString().trim());
  if (!(kilobytes > 0)) throw new Error(`ps does not know process ${pid}`);
  return kilobytes * 1024;
}
