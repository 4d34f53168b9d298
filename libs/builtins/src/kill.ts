import {
  defineBuiltin,
  fail,
  ok,
  type BuiltinCall,
  type BuiltinResult,
  type ShellJob,
} from "@aish/kernel";
import { hasEnded, jobStatus } from "./job-report.ts";
import { jsonAnswer, wantsJson } from "./json-answer.ts";
import { parseKill, type KillRequest } from "./kill-request.ts";
import { signalNames } from "./signals.ts";

/** The kernel gives a job two seconds before it kills it; three more are for the system to do so. */
const patience = 5000;

export const kill = defineBuiltin({
  name: "kill",
  summary: "End jobs and processes, or send them a signal",
  details: `Targets are jobs (%1) and process ids. -9, -KILL, -s KILL and --signal KILL send a signal: ${signalNames.join(" ")}, by name or number; TERM if none is given. It waits until a job has ended and says how, unless --no-wait is given; -l lists the signals. $$ is no process: to end the program write exit.`,
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
    const result = await answer(call);
    return wantsJson(call) ? jsonAnswer(call, result) : result;
  },
});

async function answer(call: BuiltinCall): Promise<BuiltinResult> {
  const request = parseKill(call);
  if (request.kind === "answer") return request.result;
  const ends = await Promise.all(
    request.targets.map((target) => killTarget(call, target, request)),
  );
  const text = ends.flatMap(({ line }) => (line === undefined ? [] : [`${line}\n`])).join("");
  const faults = ends.flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
  if (faults.length === 0) return ok({ text });
  const aboutShell = request.targets.includes("1") ? "to end this program write exit" : undefined;
  return { ...fail(1, faults.join("; "), aboutShell), text };
}

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
  // Nobody means the first process of the system, but `kill $$` comes to that: shells are counted from 1.
  if (pid === 1) return { fault: "1 is no process of yours, and $$ no process id" };
  const { name, number } = request.signal;
  if (jobs.signalProcess(pid, number === 0 ? "0" : name)) return {};
  return { fault: `${target}: no such process` };
}

async function killJob(
  { shell, clock, signal: interrupt }: BuiltinCall,
  job: ShellJob,
  { signal, waits }: KillRequest,
): Promise<End> {
  const name = `[${job.number}]`;
  if (signal.number === 0) return hasEnded(job) ? { fault: `${name} has ended` } : {};
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
