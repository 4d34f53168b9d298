import type { Row, Workshop } from "../row.ts";
import { race } from "./race.ts";
import { raceRow } from "./race-row.ts";

const calls = 100_000;
const fewerCalls = 15_000;

/** A function that is called in a loop, with an argument that it uses. */
export async function measureKaiCalls(workshop: Workshop): Promise<readonly Row[]> {
  const prints = `${calls}`;
  const raced = await race(
    {
      name: "kai-calls",
      rounds: Math.ceil(workshop.rounds / 2),
      programs: [
        { shells: ["kai"], count: calls, program: program(`[[ $i -lt ${calls} ]]`), prints },
        {
          shells: ["dash", "busybox", "bash"],
          count: calls,
          program: program(`[ $i -lt ${calls} ]`),
          prints,
        },
        {
          shells: ["nu"],
          count: calls,
          program: `def f [n, by] { $n + $by }; mut n = 0; mut i = 0; while $i < ${calls} { $n = (f $n 1); $i = $i + 1 }; print $n`,
          prints,
        },
        {
          shells: ["just-bash"],
          count: fewerCalls,
          program: program(`[ $i -lt ${fewerCalls} ]`),
          prints: `${fewerCalls}`,
        },
      ],
    },
    workshop,
  );
  const what = `kai: ${calls.toLocaleString("en")} calls of \`f() { n=$((n+$1)); }\` in a loop`;
  return [raceRow(what, [{ peer: "dash", share: 0.5 }], raced)];
}

function program(condition: string): string {
  return `f() { n=$((n+$1)); }; n=0; i=0; while ${condition}; do f 1; i=$((i+1)); done; echo $n`;
}
