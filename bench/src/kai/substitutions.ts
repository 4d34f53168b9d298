import type { Row, Workshop } from "../row.ts";
import { race } from "./race.ts";
import { raceRow } from "./race-row.ts";

const substitutions = 100_000;
/** Less where each is a process, and for just-bash, which ends a program after 100,000 commands. */
const fewerSubstitutions = 10_000;

export async function measureKaiSubstitutions(workshop: Workshop): Promise<readonly Row[]> {
  const raced = await race(
    {
      name: "kai-substitutions",
      rounds: Math.ceil(workshop.rounds / 5),
      programs: [
        {
          shells: ["kai"],
          count: substitutions,
          program: program(`[[ $i -lt ${substitutions} ]]`),
          prints: `${substitutions - 1}`,
        },
        {
          shells: ["dash", "bash", "just-bash"],
          count: fewerSubstitutions,
          program: program(`[ $i -lt ${fewerSubstitutions} ]`),
          prints: `${fewerSubstitutions - 1}`,
        },
      ],
    },
    workshop,
  );
  const what = `kai: ${substitutions.toLocaleString("en")} of \`x=$(echo $i)\``;
  const allowances = [
    { peer: "just-bash", share: 0.3 },
    { peer: "dash", share: 0.03 },
  ] as const;
  return [raceRow(what, allowances, raced)];
}

function program(condition: string): string {
  return `i=0; while ${condition}; do x=$(echo $i); i=$((i+1)); done; echo $x`;
}
