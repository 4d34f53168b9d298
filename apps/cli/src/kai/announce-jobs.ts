import { assertNever } from "@aish/core";
import type { Kernel } from "@aish/kernel";
import { cut } from "../listings/columns.ts";

type Job = ReturnType<Kernel["jobs"]["list"]>[number];

/** Says once of every job that it has ended, unless somebody has waited for it. */
export function createAnnouncer(kernel: Kernel): (columns: number) => string {
  const told = new Set<number>();
  return (columns) => {
    const ended = kernel.jobs
      .list()
      .filter(
        ({ number, state }) =>
          state.kind !== "running" && state.kind !== "stopped" && !told.has(number),
      );
    for (const { number } of ended) told.add(number);
    return ended
      .filter(({ waitedFor }) => !waitedFor)
      .map((job) => `${cut(`[${job.number}] ${howItEnded(job)}  ${job.command}`, columns)}\n`)
      .join("");
  };
}

function howItEnded({ state }: Job): string {
  switch (state.kind) {
    case "running":
    case "stopped":
    case "done":
      return state.kind;
    case "failed":
      return `failed ${state.status}`;
    case "killed":
      return "killed";
    default:
      return assertNever(state);
  }
}
