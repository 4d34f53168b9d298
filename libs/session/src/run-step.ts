import { AishError, jobId, type TurnId } from "@aish/core";
import { commandReport, fenced } from "./command-report.ts";
import { oneLine } from "./format.ts";
import { jobStarted } from "./job-notice.ts";
import type { ConsentRequest, Ports, TurnRole } from "./ports.ts";

/** A command that the model wrote. */
export interface RunStep {
  readonly command: string;
  readonly background: boolean;
}

export interface StepContext {
  readonly ports: Ports;
  readonly tag: string;
  /** The reply that the step stands in. */
  readonly turnId: TurnId | undefined;
  readonly signal: AbortSignal;
}

/** What came of a step, with the turn that tells the model of it. */
export interface StepEnd {
  /** Only after `done` may the next step of the reply run. */
  readonly kind: "done" | "failed" | "refused" | "stopped" | "interrupted";
  readonly role: TurnRole;
  readonly content: string;
}

/** Runs one step if it may run. A failure of the world is told to the model, not thrown. */
export async function runStep(step: RunStep, context: StepContext): Promise<StepEnd> {
  try {
    const meta = /^:(?=[a-z])(?<name>\S+)[ \t]*(?<args>.*)$/i.exec(step.command)?.groups;
    if (meta !== undefined) {
      return await runJobCommand(step, meta["name"] ?? "", meta["args"] ?? "", context);
    }
    return await runCommand(step, context);
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
    return { ...notRun(step, error.message), kind: "failed" };
  }
}

/** For what stood behind a step that did not end well. */
export function notRun(step: RunStep, why: string): StepEnd {
  return { kind: "refused", role: "note", content: `[not run: ${why}] ${oneLine(step.command)}` };
}

async function runCommand(step: RunStep, context: StepContext): Promise<StepEnd> {
  const { ports, tag, turnId, signal } = context;
  const permit = await askFor(step, step.background ? "spawn" : "run", context);
  if (permit.kind === "refused") return permit.end;
  const { command } = permit;

  if (step.background) {
    const id = await ports.commands.spawn({ command, turnId });
    return { kind: "done", role: "job", content: jobStarted(id, command) };
  }
  const end = await ports.commands.run({ command, turnId }, signal);
  const content = commandReport(
    command,
    end,
    tag,
    permit.edited ? "you, as the person edited it" : "you",
  );
  if (signal.aborted || end.signal === "SIGINT" || end.exitCode === 130) {
    const cut = `${content}\n[the person interrupted it]`;
    return { kind: "interrupted", role: "command", content: cut };
  }
  const well = end.exitCode === 0 && end.signal === undefined;
  return { kind: well ? "done" : "failed", role: "command", content };
}

async function runJobCommand(
  step: RunStep,
  name: string,
  args: string,
  context: StepContext,
): Promise<StepEnd> {
  const { jobs } = context.ports;
  if (name === "bg-list") return told(step, await jobs.list(), context);

  const id = /^(?:bg:|%)?(?<id>\d+)$/.exec(args.trim())?.groups?.["id"];
  if (id === undefined && /^bg-(?:output|wait|kill)$/.test(name)) {
    return notRun(step, `:${name} needs the number of a job`);
  }
  const job = jobId(Number(id));
  switch (name) {
    case "bg-output":
      return told(step, await jobs.output(job), context);
    case "bg-wait":
      return told(step, await jobs.wait(job, context.signal), context);
    case "bg-kill": {
      const permit = await askFor(step, "killJob", context);
      return permit.kind === "refused" ? permit.end : told(step, await jobs.kill(job), context);
    }
    default:
      return notRun(step, "only :bg-list, :bg-output, :bg-wait and :bg-kill are open to you");
  }
}

function told(step: RunStep, answer: string, { tag, signal }: StepContext): StepEnd {
  const content = `[${oneLine(step.command)}]\n${fenced(answer, tag)}`;
  return { kind: signal.aborted ? "interrupted" : "done", role: "command", content };
}

type Permit =
  | { readonly kind: "granted"; readonly command: string; readonly edited: boolean }
  | { readonly kind: "refused"; readonly end: StepEnd };

/** Everything that the model wants done passes here: the place of the policy. */
async function askFor(
  step: RunStep,
  kind: ConsentRequest["kind"],
  { ports, signal }: StepContext,
): Promise<Permit> {
  const refused = (end: StepEnd): Permit => ({ kind: "refused", end });
  const interrupted: StepEnd = { ...notRun(step, "the person interrupted"), kind: "interrupted" };
  if (signal.aborted) return refused(interrupted);

  const answer = await ports.consent.ask({ kind, command: step.command }, signal);
  if (signal.aborted) return refused(interrupted);
  switch (answer.kind) {
    case "yes":
      return { kind: "granted", command: step.command, edited: false };
    case "edit": {
      // A job command has nothing to edit: the number is what the person was asked about.
      if (kind === "killJob" || answer.command.trim() === "") {
        return refused(notRun(step, "the person said no"));
      }
      const edited = answer.command !== step.command;
      return { kind: "granted", command: answer.command, edited };
    }
    case "no": {
      const reason = answer.reason === undefined ? "" : `: ${oneLine(answer.reason)}`;
      return refused(notRun(step, `the person said no${reason}`));
    }
    case "stop":
      return refused({ ...notRun(step, "the person stopped here"), kind: "stopped" });
    default:
      return answer satisfies never;
  }
}
