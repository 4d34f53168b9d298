import { defineBuiltin, fail, ok, toJson, type BuiltinCall, type ShellJob } from "@aish/kernel";
import { hasEnded, jobStatus } from "./job-report.ts";
import { parseKill, type KillRequest } from "./kill-request.ts";
import { signalNames } from "./signals.ts";

/** The kernel gives a job two seconds before it kills it; three more are for the system to do so. */
const patience = 5000;

export const kill = defineBuiltin({
  name: "kill",
  summary: "End jobs and processes, or send them a signal",
  details: `Targets are jobs (%1) and process ids. It waits until a job has ended and says how. Signals: ${signalNames.join(" ")}, by name or number; TERM if none is given.`,
  examples: [
    { source: "sleep 30 & kill %1", shows: undefined },
    { source: "sleep 30 & kill -9 %1", shows: undefined },
    { source: "sleep 30 & kill --signal INT --no-wait %1", shows: undefined },
  ],
  flags: [
    {
      short: "s",
      long: "signal",
      summary: "Send this signal; -KILL and -9 are short for it",
      value: { name: "signal", type: "signal", implied: undefined },
    },
    { long: "no-wait", summary: "Do not wait for the end of the job" },
    { short: "l", long: "list", summary: "List the signals" },
  ],
  operands: [{ name: "target", type: "job", min: 0, many: true }],
  flagPlacement: "none",

  async run(call) {
    const request = parseKill(call);
    if (request.kind === "answer") return request.result;
    const ends = await Promise.all(
      request.targets.map((target) => killTarget(call, target, request)),
    );
    const said = ends.flatMap(({ line }) => (line === undefined ? [] : [`${line}\n`])).join("");
    const faults = ends.flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
    const text = request.asJson ? `${toJson(said)}\n` : said;
    return faults.length === 0 ? ok({ text }) : { ...fail(1, faults.join("; ")), text };
  },
});

interface End {
  readonly fault?: string;
  readonly line?: string;
}

async function killTarget(call: BuiltinCall, target: string, request: KillRequest): Promise<End> {
  const { jobs } = call.shell;
  const pid = /^[1-9]\d*$/.test(target) ? Number(target) : undefined;
  const job = target.startsWith("%")
    ? jobs.find(target)
    : jobs.list().find((one) => one.pid !== undefined && one.pid === pid);
  if (job !== undefined) return killJob(call, job, request);
  if (target.startsWith("%")) return { fault: `${target}: no such job` };
  if (pid === undefined) return { fault: `${target}: not a job or a process id` };
  if (jobs.signalProcess(pid, request.signal.name)) return {};
  return { fault: `${target}: no such process` };
}

async function killJob(
  { shell, clock, signal: interrupt }: BuiltinCall,
  job: ShellJob,
  { signal, waits }: KillRequest,
): Promise<End> {
  const name = `[${job.number}]`;
  if (hasEnded(job)) return { line: `${name} already finished (${jobStatus(job)})` };
  const short = signal.name.slice(3);
  if (!signal.ends && job.pid === undefined) {
    return { fault: `%${job.number}: an in-process task cannot be sent ${short}, only be ended` };
  }
  shell.jobs.kill(job, signal.name);
  if (!signal.ends) return {};
  if (!waits) return { line: `${name} ${short} sent, end not awaited` };

  const enough = new AbortController();
  const limits = AbortSignal.any([interrupt, enough.signal]);
  // Either way of giving up shows below, in what has become of the job.
  const ended = shell.jobs.wait(job, limits).catch(() => undefined);
  await Promise.race([ended, clock.sleep(patience, limits).catch(() => undefined)]);
  enough.abort();
  interrupt.throwIfAborted();
  const last = shell.jobs.find(`%${job.number}`) ?? job;
  return hasEnded(last)
    ? { line: `${name} exited (${jobStatus(last)})` }
    : { fault: `%${job.number}: ${short} was sent, but it is still running` };
}
