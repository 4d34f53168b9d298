import { medianRatio } from "../median.ts";
import type { Row, Workshop } from "../row.ts";
import { tell, timeTogether, timingOf, type Timing } from "../time-together.ts";
import { shellsHere } from "./shells.ts";

const floor = "bun -e 0";
const ahead = ["nu", "just-bash"];

/** `aish kai -c 'echo hi'`, the whole process, beside an empty Bun and other shells. */
export async function measureKaiStart(workshop: Workshop): Promise<readonly Row[]> {
  const env = await workshop.environment("kai-start");
  const peers = shellsHere(["bash", "dash", "busybox", "fish", "nu", "just-bash"], workshop);
  const timings = timeTogether(
    [
      { name: "bundled", argv: [...workshop.bundled, "kai", "-c", "echo hi"] },
      { name: "compiled", argv: [...workshop.compiled, "kai", "-c", "echo hi"] },
      { name: floor, argv: [process.execPath, "-e", "0"] },
      ...peers.found.map(({ name, argv }) => ({ name, argv: [...argv, "-c", "echo hi"] })),
    ],
    { rounds: workshop.rounds, env, cwd: workshop.directory },
  );
  return ["bundled", "compiled"].map((name) => row(name, timings, peers.absent));
}

function row(name: string, timings: readonly Timing[], absent: readonly string[]): Row {
  const ours = timingOf(name, timings);
  const ratio = medianRatio(ours, timingOf(floor, timings));
  const rivals = ahead
    .filter((peer) => !absent.includes(peer))
    .map((peer) => ({ peer, share: medianRatio(ours, timingOf(peer, timings)) }));
  const beside = timings.filter(
    (each) => each.name === name || !/^(?:bundled|compiled)$/.test(each.name),
  );
  return {
    what: `\`aish kai -c 'echo hi'\`, ${name}, whole process`,
    budget: `≤ 2 × \`${floor}\`, ahead of ${ahead.join(" and ")}`,
    measured: [
      `${ratio.toFixed(2)} ×`,
      ...rivals.map(({ peer, share }) => `${share.toFixed(2)} × ${peer}`),
    ].join(", "),
    holds: ratio <= 2 && rivals.every(({ share }) => share < 1),
    behind: tell(beside, absent),
  };
}
