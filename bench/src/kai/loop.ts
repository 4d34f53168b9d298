import type { Row, Workshop } from "../row.ts";
import { race } from "./race.ts";
import { raceRow } from "./race-row.ts";

const turns = 1_000_000;
/** just-bash ends a program after 100,000 commands, and a turn is more than one. */
const fewerTurns = 20_000;

/** A loop that only computes. */
export async function measureKaiLoop(workshop: Workshop): Promise<readonly Row[]> {
  const raced = await race(
    {
      name: "kai-loop",
      rounds: Math.ceil(workshop.rounds / 4),
      programs: [
        {
          shells: ["kai"],
          count: turns,
          program: program(`[[ $i -lt ${turns} ]]`),
          prints: `${turns}`,
        },
        {
          shells: ["dash", "busybox", "bash"],
          count: turns,
          program: program(`[ $i -lt ${turns} ]`),
          prints: `${turns}`,
        },
        {
          shells: ["nu"],
          count: turns,
          program: `mut i = 0; while $i < ${turns} { $i = $i + 1 }; print $i`,
          prints: `${turns}`,
        },
        {
          shells: ["just-bash"],
          count: fewerTurns,
          program: program(`[ $i -lt ${fewerTurns} ]`),
          prints: `${fewerTurns}`,
        },
      ],
    },
    workshop,
  );
  const what = `kai: ${turns.toLocaleString("en")} turns of \`while [[ $i -lt n ]]; do i=$((i+1)); done\``;
  return [raceRow(what, [{ peer: "dash", share: 0.5 }], raced)];
}

function program(condition: string): string {
  return `i=0; while ${condition}; do i=$((i+1)); done; echo $i`;
}
