import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Row, Workshop } from "../row.ts";
import { race } from "./race.ts";
import { raceRow } from "./race-row.ts";

const forLines = 1_000_000;
const readLines = 200_000;
/** What just-bash and fish get to read. */
const fewerLines = 20_000;

/** Going over the lines of a file: the fastest way that kai has, and the one that all shells have. */
export async function measureKaiLines(workshop: Workshop): Promise<readonly Row[]> {
  for (const count of [forLines, readLines, fewerLines]) {
    const lines = Array.from({ length: count }, (_, at) => `line number ${at}\n`);
    await writeFile(join(workshop.directory, fileOf(count)), lines.join(""));
  }
  return [await overFor(workshop), await overRead(workshop)];
}

function fileOf(count: number): string {
  return `lines-${count}`;
}

function read(count: number): string {
  return `n=0; while read -r l; do n=$((n+1)); done < ${fileOf(count)}; echo $n`;
}

async function overFor(workshop: Workshop): Promise<Row> {
  const prints = `${forLines}`;
  const raced = await race(
    {
      name: "kai-for-lines",
      rounds: Math.ceil(workshop.rounds / 5),
      programs: [
        {
          shells: ["kai"],
          count: forLines,
          program: `n=0; for l in $(cat ${fileOf(forLines)}); do n=$((n+1)); done; echo $n`,
          prints,
        },
        { shells: ["bash"], count: forLines, program: read(forLines), prints },
        { shells: ["dash"], count: readLines, program: read(readLines), prints: `${readLines}` },
        {
          shells: ["nu"],
          count: forLines,
          program: `mut n = 0; for l in (open --raw ${fileOf(forLines)} | lines) { $n = $n + 1 }; print $n`,
          prints,
        },
      ],
    },
    workshop,
  );
  const what = `kai: \`for l in $(cat file)\` over ${forLines.toLocaleString("en")} lines, beside \`while read -r l\``;
  return raceRow(what, [{ peer: "bash", share: 0.2 }], raced);
}

async function overRead(workshop: Workshop): Promise<Row> {
  const raced = await race(
    {
      name: "kai-read-lines",
      rounds: Math.ceil(workshop.rounds / 5),
      programs: [
        {
          shells: ["kai", "bash", "dash", "busybox"],
          count: readLines,
          program: read(readLines),
          prints: `${readLines}`,
        },
        {
          shells: ["fish"],
          count: fewerLines,
          program: `set n 0; while read -l l; set n (math $n + 1); end < ${fileOf(fewerLines)}; echo $n`,
          prints: `${fewerLines}`,
        },
        {
          shells: ["just-bash"],
          count: fewerLines,
          program: read(fewerLines),
          prints: `${fewerLines}`,
        },
      ],
    },
    workshop,
  );
  const what = `kai: \`while read -r l\` over ${readLines.toLocaleString("en")} lines`;
  return raceRow(what, [{ peer: "bash", share: 0.5 }], raced);
}
