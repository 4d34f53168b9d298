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
  | {
      readonly kind: "granted";
      readonly command: string;
      readonly edited: boolean;
      /** Where the person, or a rule, agreed to it. */
      readonly cwd: string;
    }
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
  const first = requestFor(step, kind, context);
  if (kind !== "killJob") {
    const verdict = verdictOn(step, context);
    if (verdict.kind === "deny") return refused(step, verdict.why);
    if (verdict.kind === "allow") {
      ports.screen.allowed(first, verdict.rule);
      return { kind: "granted", command: step.command, edited: false, cwd: first.cwd };
    }
  }
  for (let asked = { step, request: first }; ;) {
    const answer = await ports.consent.ask(asked.request, signal);
    if (signal.aborted) return interrupted(step);
    if (answer.kind === "explain") {
      await tellOf(asked.step, context);
      if (signal.aborted) return interrupted(step);
    } else if (answer.kind === "edit" && kind !== "killJob" && answer.command.trim() !== "") {
      if (answer.command === asked.step.command) continue; // changed nothing, answered nothing
      const edited = { ...step, command: answer.command };
      const request = requestFor(edited, kind, context);
      const verdict = verdictOn(edited, context);
      if (verdict.kind === "deny") return refused(edited, verdict.why);
      if (request.danger === undefined) {
        return { kind: "granted", command: edited.command, edited: true, cwd: request.cwd };
      }
      asked = { step: edited, request }; // what is dangerous is shown as that before it runs
    } else return permitFor(answer, asked.step, asked.request, step, ports);
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
  asked: RunStep,
  { cwd }: ConsentRequest,
  step: RunStep,
  ports: Ports,
): Permit {
  const { command } = asked;
  const granted: Permit = { kind: "granted", command, edited: command !== step.command, cwd };
  switch (answer.kind) {
    case "yes":
      return granted;
    case "always":
      keepRule(answer, ports);
      return granted;
    case "edit":
      // Nothing is left of it, or it is a job command, which has nothing to edit.
      return refused(step, "the person said no");
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
