import type { Binding, SimpleCommand, Word } from "../ast.ts";
import type { PlannedCommand, PlannedVariable } from "./plan-shape.ts";
import { planRedirects } from "./plan-redirect.ts";
import { startedCommands, type PlannedArgument } from "./plan-started.ts";
import { planTrap } from "./plan-trap.ts";
import { planNamedVariables } from "./plan-variables.ts";
import { spanOf, textAt, type PlanWalk } from "./plan-walk.ts";
import { planValue, planWord } from "./plan-word.ts";
import { isOpenEnded, staticText } from "../static-word.ts";

export function planCommand(command: SimpleCommand, walk: PlanWalk): void {
  const environment = command.environment.map((binding) => planEnvironment(binding, walk));
  planWord(command.name, walk);
  const args = command.args.map((word): PlannedArgument => {
    planWord(word, walk);
    return { text: staticText(word) ?? null, openEnded: isOpenEnded(word) };
  });
  const name = staticText(command.name) ?? null;
  planNamedVariables(name, command.args, walk.collector);
  const planned = {
    name,
    args: args.map(({ text }) => text),
    within: walk.within,
    startedBy: null,
    environment,
    ...planRedirects(command.redirects, walk),
    span: spanOf(command, walk),
    source: textAt(command, walk),
  };
  walk.collector.command(planned);
  planStarted(planned, args, walk, 0);
  if (name === "source" || name === ".") planSourced(command.args, walk);
  if (name === "trap") planTrap(command.args, walk);
}

function planEnvironment({ target, value }: Binding, walk: PlanWalk): PlannedVariable {
  if (value !== undefined) planValue(value, walk);
  const text = value?.kind === "word" ? staticText(value) : undefined;
  return { name: target.name, value: text ?? null };
}

/** `env nice env nice …`: what is deeper is reported as unknown. */
const deepest = 8;

function planStarted(
  starter: PlannedCommand,
  args: readonly PlannedArgument[],
  walk: PlanWalk,
  depth: number,
): void {
  for (const { argv, environment } of startedCommands(starter.name, args)) {
    const [first, ...rest] = depth === deepest ? [] : argv;
    const name = first?.text ?? null;
    const planned = {
      ...starter,
      name,
      args: rest.map(({ text }) => text),
      startedBy: starter.name,
      environment,
    };
    walk.collector.command(planned);
    planStarted(planned, rest, walk, depth + 1);
  }
}

/** `source FILE` runs what the file says. */
function planSourced(args: readonly Word[], walk: PlanWalk): void {
  const file = args.find((word) => staticText(word) !== "--");
  if (file === undefined) return;
  const path = staticText(file) ?? null;
  walk.collector.sourced({ path, access: "read", source: textAt(file, walk) });
}
