import type { JobAccess, ShellJob } from "@aish/kernel";

export type JobState = ShellJob["state"];

/**
 * Jobs that end when they are told to: `dies` says how a signal ends the one that gets it; a job without
 * it lives on.
 */
export function fakeJobs(
  jobs: readonly (Partial<ShellJob> & { readonly dies?: JobState; readonly ends?: JobState })[],
  pids: readonly number[] = [],
): JobAccess & { readonly sent: readonly string[] } {
  const sent: string[] = [];
  const list = jobs.map((job, index) => ({
    number: index + 1,
    command: "sleep 30",
    pid: undefined as number | undefined,
    waitedFor: false,
    state: { kind: "running" } as JobState,
    ...job,
  }));
  const started = (job: ShellJob) => list[job.number - 1]!;
  return {
    sent,
    list: () => list.map((job) => ({ ...job })),
    started: () => list.map((job) => ({ ...job })),
    find: (spec) => list.find(({ number }) => spec === `%${number}` || spec === String(number)),
    async wait(job, signal) {
      const own = started(job);
      if (own.ends !== undefined) own.state = own.ends;
      if (own.state.kind === "running") {
        const aborted = Promise.withResolvers<never>();
        signal.addEventListener("abort", () => aborted.reject(signal.reason as Error));
        await aborted.promise;
      }
      own.waitedFor = true;
      return 0;
    },
    kill(job, signal) {
      sent.push(`%${job.number} ${signal}`);
      const own = started(job);
      if (own.dies !== undefined) own.state = own.dies;
    },
    cleanUp: () => sent.push("cleanup"),
    signalProcess(pid, signal) {
      sent.push(`${pid} ${signal}`);
      return pids.includes(pid);
    },
  };
}
