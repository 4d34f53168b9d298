import type { Word } from "../ast.ts";
import { parse } from "../parse/parse.ts";
import { inside, planBlock, spanOf, type PlanWalk } from "./plan-walk.ts";
import { staticText } from "../static-word.ts";

/** `trap 'command' EXIT`: its first operand is source text that runs later. */
export function planTrap(args: readonly Word[], walk: PlanWalk): void {
  const [command, ...signals] =
    args[0] !== undefined && staticText(args[0]) === "--" ? args.slice(1) : args;
  if (command === undefined || signals.length === 0) return;
  const source = staticText(command);
  // A trap inside the text of a trap is not followed without end.
  if (source === undefined || walk.within.includes("trap")) return walk.collector.runsUnknown();
  if (source === "-") return;
  const { program, diagnostics } = parse(source);
  if (diagnostics.length > 0) return walk.collector.runsUnknown();
  planBlock(program.body, { ...inside(walk, "trap"), source, anchor: spanOf(command, walk) });
}
