import { AishError } from "@aish/core";
import {
  explain,
  judge,
  parseCommand,
  prefixesOf,
  type Surroundings,
  type Verdict,
} from "@aish/policy";
import { explainCommand } from "./explain-command.ts";
import { oneLine } from "./format.ts";
import type { ConsentAnswer, ConsentRequest, Ports } from "./ports.ts";
import { notRun, type RunStep, type StepContext, type StepEnd } from "./step.ts";

export type Permit =
  | { readonly kind: "granted"; readonly command: string; readonly edited: boolean }
  | { readonly kind: "refused"; readonly end: StepEnd };

/**
 * Everything that a model wants done passes here: the rules judge it, and what they do not decide
 * the person does. Only what the person chose, now or by a rule, grants anything.
 */
export async function askConsent(
  step: RunStep,
  kind: ConsentRequest["kind"],
  context: StepContext,
): Promise<Permit> {
  const { ports, signal } = context;
  if (signal.aborted) return interrupted(step);
  const request = requestFor(step, kind, context);
  if (kind !== "killJob") {
    const verdict = verdictOn(step, context);
    if (verdict.kind === "deny") return refused(step, verdict.why);
    if (verdict.kind === "allow") {
      ports.screen.allowed(request, verdict.rule);
      return { kind: "granted", command: step.command, edited: false };
    }
  }
  for (;;) {
    const answer = await ports.consent.ask(request, signal);
    if (signal.aborted) return interrupted(step);
    if (answer.kind !== "explain") return permitFor(answer, step, request, context);
    await tellOf(step, context);
    if (signal.aborted) return interrupted(step);
  }
}

function requestFor(
  step: RunStep,
  kind: ConsentRequest["kind"],
  context: StepContext,
): ConsentRequest {
  const { command } = step;
  const cwd = context.ports.commands.cwd();
  if (kind === "killJob") {
    return { kind, command, cwd, danger: undefined, prefixes: [], words: undefined };
  }
  const verdict = verdictOn(step, context);
  const danger = verdict.kind === "ask" ? verdict.danger : undefined;
  const parsed = parseCommand(command);
  // A rule could not lift the gate: offering one would be a promise that is not kept.
  const lasting = danger === undefined;
  return {
    kind,
    command,
    cwd,
    danger,
    prefixes: lasting ? prefixesOf(parsed) : [],
    words: lasting && parsed.kind === "words" ? parsed.words : undefined,
  };
}

function verdictOn(step: RunStep, context: StepContext): Verdict {
  const rules = context.ports.rules.list();
  return judge(parseCommand(step.command), rules, surroundings(step, context));
}

function surroundings({ background }: RunStep, { ports }: StepContext): Surroundings {
  const { home, protectedPaths } = ports.rules;
  return { cwd: ports.commands.cwd(), home, protectedPaths, background };
}

function permitFor(
  answer: Exclude<ConsentAnswer, { kind: "explain" }>,
  step: RunStep,
  request: ConsentRequest,
  { ports }: StepContext,
): Permit {
  const granted = (command: string): Permit => ({
    kind: "granted",
    command,
    edited: command !== step.command,
  });
  switch (answer.kind) {
    case "yes":
      return granted(step.command);
    case "always":
      keepRule(answer, ports);
      return granted(step.command);
    case "edit":
      // A job command has nothing to edit: the number is what the person was asked about.
      if (request.kind === "killJob" || answer.command.trim() === "") {
        return refused(step, "the person said no");
      }
      return granted(answer.command);
    case "no": {
      const reason = answer.reason === undefined ? "" : `: ${oneLine(answer.reason)}`;
      return refused(step, `the person said no${reason}`);
    }
    case "stop":
      return {
        kind: "refused",
        end: { ...notRun(step, "the person stopped here"), kind: "stopped" },
      };
    default:
      return answer satisfies never;
  }
}

/** The person said yes to this command too: a rule that cannot be kept does not take that back. */
function keepRule(
  { rule, scope }: Extract<ConsentAnswer, { kind: "always" }>,
  { rules, screen }: Ports,
): void {
  try {
    rules.add(rule, scope);
  } catch (error) {
    if (!(error instanceof AishError)) throw error;
    screen.note(`the rule is not kept: ${error.message}`);
  }
}

/** What the rules say of it, then what the model says: neither changes the question. */
async function tellOf(step: RunStep, context: StepContext): Promise<void> {
  const { ports, model, tag, signal } = context;
  const where = surroundings(step, context);
  ports.screen.note(explain(parseCommand(step.command), ports.rules.list(), where));
  ports.screen.asking(model.name);
  const said = await explainCommand(step.command, where.cwd, { model, tag, signal });
  if (!signal.aborted) ports.screen.note(said);
}

function refused(step: RunStep, why: string): Permit {
  return { kind: "refused", end: notRun(step, why) };
}

function interrupted(step: RunStep): Permit {
  return {
    kind: "refused",
    end: { ...notRun(step, "the person interrupted"), kind: "interrupted" },
  };
}
