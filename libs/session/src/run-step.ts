import { AishError } from "@aish/core";
import { askConsent } from "./ask-consent.ts";
import { commandReport } from "./command-report.ts";
import { jobStarted } from "./job-notice.ts";
import { runOwnCommand } from "./run-own-command.ts";
import { notRun, type RunStep, type StepContext, type StepEnd } from "./step.ts";

/** Runs one step if it may run. A failure of the world is told to the model, not thrown. */
export async function runStep(step: RunStep, context: StepContext): Promise<StepEnd> {
  try {
    const own = /^:(?=[a-z])(?<name>\S+)[ \t]*(?<args>.*)$/i.exec(step.command)?.groups;
    return own === undefined
      ? await runCommand(step, context)
      : await runOwnCommand(step, own["name"] ?? "", own["args"] ?? "", context);
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
    return { ...notRun(step, error.message), kind: "failed" };
  }
}

async function runCommand(step: RunStep, context: StepContext): Promise<StepEnd> {
  const { ports, tag, turnId, signal } = context;
  const permit = await askConsent(step, step.background ? "spawn" : "run", context);
  if (permit.kind === "refused") return permit.end;
  const { command, cwd } = permit;

  if (step.background) {
    const id = await ports.commands.spawn({ command, turnId, cwd });
    return { kind: "done", role: "job", content: jobStarted(id, command) };
  }
  const end = await ports.commands.run({ command, turnId, cwd }, signal);
  const by = permit.edited ? "you, as the person edited it" : "you";
  const content = commandReport(command, end, tag, by);
  // Programs exit with 130 for reasons of their own; that the person interrupted is known by the signal.
  if (signal.aborted) {
    const cut = `${content}\n[the person interrupted it]`;
    return { kind: "interrupted", role: "command", content: cut };
  }
  const well = end.exitCode === 0 && end.signal === undefined;
  return { kind: well ? "done" : "failed", role: "command", content };
}
