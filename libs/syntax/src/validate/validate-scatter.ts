import type { Statement, Word } from "../ast.ts";
import { bindArguments } from "../bind/bind.ts";
import { staticText } from "../static-word.ts";
import { toArgument } from "./validate-command.ts";
import type { ValidationWalk } from "./validate-walk.ts";

/** The variable that workers find their item in, if the stage is a scatter. */
export function scatterName(stage: Statement, walk: ValidationWalk): string | undefined {
  if (stage.kind !== "simpleCommand" || staticText(stage.name) !== "scatter") return undefined;
  const name = givenName(stage.args, walk)?.normalize("NFC");
  if (name !== undefined) walk.nameGiven(name, stage.span);
  return name ?? "ITEM";
}

/** `--as N` and `as=N` are the same. */
function givenName(args: readonly Word[], walk: ValidationWalk): string | undefined {
  for (const word of args) {
    const text = staticText(word);
    if (text?.startsWith("as=") === true) return text.slice("as=".length);
  }
  const declaration = walk.scope.declaration("scatter");
  const binding =
    declaration === undefined ? undefined : bindArguments(declaration, args.map(toArgument));
  const as = binding?.ok === true ? binding.flags.get("as")?.at(-1) : undefined;
  if (as !== undefined && as.text === undefined) walk.variables.anythingMayBeDefined();
  return as?.text;
}

/** The index of the gather that ends the workers of the scatter at `from`. */
export function gatherOf(stages: readonly Statement[], from: number, walk: ValidationWalk): number {
  const gather = stages.findIndex(
    (stage, at) =>
      at > from && stage.kind === "simpleCommand" && staticText(stage.name) === "gather",
  );
  if (gather !== -1) return gather;
  const scatter = stages[from];
  if (scatter !== undefined) {
    walk.findings.error(
      "E014",
      scatter.span,
      "scatter without gather",
      "end the workers with | gather",
    );
  }
  return stages.length;
}
