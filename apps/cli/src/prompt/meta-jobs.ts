import { AishError, jobId, type Actor, type JobId, type LiveJob } from "@aish/core";
import { readLogLines, readLogTail, type ShellState } from "@aish/executor";
import { jobStarted } from "@aish/session";
import { printable } from "../listings/columns.ts";
import { stateOf, jobList } from "../listings/job-list.ts";
import { killReport } from "../jobs/kill-report.ts";
import { lineRange } from "../jobs/line-range.ts";
import { logNotice } from "../jobs/log-notice.ts";
import { attach, endOpenLine } from "./foreground.ts";
import { interruptible } from "./interruptible.ts";
import type { MetaCommand } from "./meta-command.ts";
import type { ParkedRun } from "./parked-runs.ts";
import type { PromptShell } from "./prompt-shell.ts";

const liveIds = ({ session }: PromptShell): readonly string[] =>
  session.records
    .attempt(({ jobs }) => jobs.live(), [])
    .filter((job) => job.sessionId === session.id)
    .map((job) => String(job.id));

const list: MetaCommand = {
  name: "jobs",
  operands: "[all]",
  summary: "List the jobs of this session, or of all sessions",
  run(args, shell) {
    const { session, terminal } = shell;
    if (args !== "" && args !== "all") throw wrongUse("jobs", args);
    session.jobs.reconcile();
    const sessionId = args === "all" ? undefined : session.id;
    const jobs = session.records.attempt((store) => store.jobs.list({ sessionId, limit: 50 }), []);
    for (const { number, state, command } of shell.parked.list()) {
      shell.print(`%${number}  ${state}  ${printable(command)}\n`);
    }
    if (jobs.length > 0 || shell.parked.list().length === 0) {
      shell.print(jobList(jobs.toReversed(), new Date(), terminal.size.columns));
    }
    return undefined;
  },
};

/** The same under the name that the model uses too. */
const bgList: MetaCommand = { ...list, name: "bg-list" };

const spawn: MetaCommand = {
  name: "bg-spawn",
  operands: "<command>",
  summary: "Start a background job (as does a & at the end of a line)",
  run(args, shell) {
    if (args === "") throw missing("bg-spawn", "a command");
    startJob(args, shell);
    return undefined;
  },
};

/** Who starts a job, and from which state; the person and the session's own if not said. */
export interface JobOrigin {
  readonly actor: Actor;
  readonly cwd: string;
  readonly state: ShellState;
}

export function startJob(command: string, shell: PromptShell, origin?: JobOrigin): LiveJob {
  const { session } = shell;
  const { actor, cwd, state } = origin ?? { actor: "user", cwd: session.cwd, state: session.state };
  const job = session.jobs.start({
    sessionId: session.store(),
    actor,
    command,
    cwd,
    shell: session.shell,
    state,
    env: session.environment.variables,
  });
  const notice = jobStarted(job.id, command);
  // What the model starts is told where its turn is shown.
  if (actor === "user") {
    session.addTurn({ role: "job", content: notice });
    shell.print(`${shell.paint.dim(notice)}\n`);
  }
  return job;
}

const output: MetaCommand = {
  name: "bg-output",
  operands: "<id> [--lines a-b]",
  summary: "Show the end of a job's output, or some of its lines",
  complete: liveIds,
  async run(args, shell) {
    const { id, rest } = splitId("bg-output", args);
    const job = shell.session.jobs.get(id);
    const range = lineRange(rest, "bg-output");
    const text =
      range === undefined
        ? readLogTail(job.logPath, { lines: 40 })
        : await readLogLines(job.logPath, range);
    shell.print(logNotice(text, job));
    return undefined;
  },
};

const wait: MetaCommand = {
  name: "bg-wait",
  operands: "<id>",
  summary: "Wait for a job to end; Ctrl+C stops waiting, not the job",
  complete: liveIds,
  async run(args, shell) {
    const { id } = splitId("bg-wait", args);
    const { job, outcome } = await interruptible(shell.terminal, (abort) =>
      shell.session.jobs.wait(id, { abort }),
    );
    if (outcome === "aborted") shell.print(`job ${id} goes on\n`);
    else if (outcome === "endedBefore") shell.print(`job ${id} has ended: ${stateOf(job)}\n`);
    return undefined;
  },
};

const kill: MetaCommand = {
  name: "bg-kill",
  operands: "<id>",
  summary: "End a job and everything it started",
  complete: liveIds,
  async run(args, shell) {
    const { id } = splitId("bg-kill", args);
    const { job, outcome } = await shell.session.jobs.kill(id);
    shell.print(`${killReport(job, outcome)}\n`);
    return undefined;
  },
};

const foreground: MetaCommand = {
  name: "fg",
  operands: "[number]",
  summary: "Go on with a stopped command",
  async run(args, shell) {
    const parked = findParked("fg", args, shell);
    if (parked.state === "running") {
      throw new AishError(
        "USAGE",
        `%${parked.number} runs in the background and keeps running there`,
        {
          hint: "its end is told here, and :out then shows what it printed",
        },
      );
    }
    const { terminal, session } = shell;
    shell.print(`${printable(parked.command)}\n`);
    parked.state = "inForeground";
    parked.run.resize(terminal.size); // what it will find when it looks again
    parked.run.continueIn("foreground", (bytes) => terminal.write(bytes));
    shell.parked.current = parked.run;
    const event = await attach(parked.run, terminal, "terminal");
    endOpenLine(parked.run, terminal);
    shell.parked.current = undefined;
    if (event.kind === "parked") {
      parked.state = "stopped";
      shell.print(`%${parked.number} stopped  ${printable(parked.command)}\n`);
    } else {
      session.lastStatus = event.result.exitCode;
    }
    return undefined;
  },
};

const background: MetaCommand = {
  name: "bg",
  operands: "[number]",
  summary: "Let a stopped command run on without the terminal",
  run(args, shell) {
    const parked = findParked("bg", args, shell);
    if (parked.state === "running") shell.print(`%${parked.number} is running\n`);
    else {
      void shell.parked.continueInBackground(parked);
      shell.print(`%${parked.number} ${printable(parked.command)} &\n`);
    }
    return undefined;
  },
};

function findParked(name: string, args: string, shell: PromptShell): ParkedRun {
  const number = /^%?(?<number>\d+)$/.exec(args)?.groups?.["number"];
  if (args !== "" && number === undefined) throw wrongUse(name, args);
  const parked = shell.parked.find(number === undefined ? undefined : Number(number));
  if (parked !== undefined) return parked;
  throw new AishError(
    "USAGE",
    args === "" ? "no command is stopped" : `no command is stopped as ${args}`,
    {
      hint: "Ctrl+Z stops the command that is running; :jobs lists the stopped ones",
    },
  );
}

function splitId(name: string, args: string): { readonly id: JobId; readonly rest: string } {
  const match = /^(?:bg:|%)?(?<id>\d+)(?:\s+(?<rest>.*))?$/.exec(args)?.groups;
  if (match?.["id"] === undefined) throw missing(name, "the number of a job");
  return { id: jobId(Number(match["id"])), rest: match["rest"] ?? "" };
}

function missing(name: string, what: string): AishError {
  return new AishError("USAGE", `:${name} needs ${what}`, { hint: `see :help ${name}` });
}

function wrongUse(name: string, args: string): AishError {
  return new AishError("USAGE", `:${name} does not know what to do with "${args}"`, {
    hint: `see :help ${name}`,
  });
}

export const jobMetaCommands: readonly MetaCommand[] = [
  list,
  spawn,
  bgList,
  output,
  wait,
  kill,
  foreground,
  background,
];
