import type { Row, Workshop } from "../row.ts";
import { race } from "./race.ts";
import { raceRow } from "./race-row.ts";

const pipelines = 10_000;
/** A tenth where every command is a process. */
const fewerPipelines = 1000;

/** Two commands and a pipe, of which kai and just-bash run both in their own process. */
export async function measureKaiPipelines(workshop: Workshop): Promise<readonly Row[]> {
  const raced = await race(
    {
      name: "kai-pipelines",
      rounds: Math.ceil(workshop.rounds / 5),
      programs: [
        {
          shells: ["kai"],
          count: pipelines,
          program: program(`[[ $i -lt ${pipelines} ]]`),
          prints: `${pipelines}`,
        },
        {
          shells: ["just-bash"],
          count: pipelines,
          program: program(`[ $i -lt ${pipelines} ]`),
          prints: `${pipelines}`,
        },
        {
          shells: ["bash", "dash", "busybox"],
          count: fewerPipelines,
          program: program(`[ $i -lt ${fewerPipelines} ]`),
          prints: `${fewerPipelines}`,
        },
      ],
    },
    workshop,
  );
  const what = `kai: ${pipelines.toLocaleString("en")} pipelines \`echo needle \\| cat\``;
  const allowances = [
    { peer: "just-bash", share: 0.3 },
    { peer: "bash", share: 0.03 },
  ] as const;
  return [raceRow(what, allowances, raced)];
}

function program(condition: string): string {
  return `i=0; while ${condition}; do echo needle | cat; i=$((i+1)); done; echo $i`;
}
