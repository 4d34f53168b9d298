import { arch, cpus, platform, totalmem } from "node:os";
import type { Row } from "./row.ts";

/** `docs/performance.md` as a whole. */
export function renderReport(rows: readonly Row[], rounds: number, now: Date): string {
  const cells = rows.map(({ what, budget, measured, holds, behind }) => [
    what,
    budget,
    measured,
    holds ? "yes" : "**no**",
    behind.join("; "),
  ]);
  const head = ["what", "budget", "measured", "holds", "medians behind it, peers included"];
  return [
    "# Performance",
    "",
    `Written by \`bun run bench\` on ${now.toISOString().slice(0, 10)}, ${machine()}. Medians of ${rounds} rounds (fewer where one takes seconds);`,
    "what is compared runs in turn, and its ratio is the median of the rounds' ratios. The ratios are worth reading; the",
    "milliseconds are those of one machine. Budgets that are missing here wait for the parts that they are about.",
    "",
    toLine(head),
    toLine(head.map(() => "---")),
    ...cells.map(toLine),
    "",
  ].join("\n");
}

function toLine(row: readonly string[]): string {
  return `| ${row.join(" | ")} |`;
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Bun ${Bun.version}, ${platform()} ${arch()}, ${cpus().length} cores, ${memory} GB of memory`;
}

/** The same for the terminal. */
export function renderRow({ what, budget, measured, holds, behind }: Row): string {
  const detail = behind.length === 0 ? "" : `\n      ${behind.join("; ")}`;
  return `${holds ? "ok   " : "OVER "} ${what}: ${measured} (${budget})${detail}\n`;
}
