import { historyId, jobId } from "@aish/core";
import { askConsent } from "./ask-consent.ts";
import { fenced } from "./command-report.ts";
import { oneLine } from "./format.ts";
import type { LineRange } from "./ports.ts";
import { notRun, type RunStep, type StepContext, type StepEnd } from "./step.ts";

const open = ":bg-list, :bg-output, :bg-wait, :bg-kill and :out";

/** One of the few commands of ours that a model may use. Looking needs no consent, ending a job does. */
export async function runOwnCommand(
  step: RunStep,
  name: string,
  args: string,
  context: StepContext,
): Promise<StepEnd> {
  const { jobs } = context.ports;
  if (name === "bg-list") return looked(step, () => jobs.list(), context);
  if (!/^(?:out|bg-(?:output|wait|kill))$/.test(name)) {
    return notRun(step, `only ${open} are open to you`);
  }
  const parsed = /^(?:bg:|%)?(?<id>\d+)(?:\s+(?:--lines[ =])?(?<from>\d+)-(?<to>\d+))?$/.exec(
    args.trim(),
  )?.groups;
  if (parsed?.["id"] === undefined) {
    const what = name === "out" ? "of a command" : "of a job";
    return notRun(step, `:${name} needs the number ${what}`);
  }
  const number = Number(parsed["id"]);
  const lines = rangeOf(parsed["from"], parsed["to"]);
  switch (name) {
    case "out":
      return looked(step, () => jobs.commandOutput(historyId(number), lines), context);
    case "bg-output":
      return looked(step, () => jobs.output(jobId(number), lines), context);
    case "bg-wait":
      context.ports.screen.waiting(`waiting for job ${number}`);
      return told(step, await jobs.wait(jobId(number), context.signal), context);
    default: {
      const command = `${step.command}   (${oneLine(jobs.commandOf(jobId(number)))})`;
      const permit = await askConsent({ ...step, command }, "killJob", context);
      return permit.kind === "refused"
        ? permit.end
        : told(step, await jobs.kill(jobId(number)), context);
    }
  }
}

/** Needs no consent, but the person sees that the model looks, and at what. */
async function looked(
  step: RunStep,
  look: () => Promise<string>,
  context: StepContext,
): Promise<StepEnd> {
  const answer = await look();
  context.ports.screen.note(oneLine(step.command));
  return told(step, answer, context);
}

function rangeOf(from: string | undefined, to: string | undefined): LineRange | undefined {
  return from === undefined ? undefined : { from: Number(from), to: Number(to) };
}

function told(step: RunStep, answer: string, { tag, signal }: StepContext): StepEnd {
  const content = `[${oneLine(step.command)}]\n${fenced(answer, tag)}`;
  return { kind: signal.aborted ? "interrupted" : "done", role: "command", content };
}
