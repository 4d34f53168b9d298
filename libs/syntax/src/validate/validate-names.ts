import type { Word } from "../ast.ts";
import { bindArguments, type Argument } from "../bind/bind.ts";
import type { CommandDeclaration } from "../declaration.ts";
import type { ValidationWalk } from "./validate-walk.ts";

/** What a builtin's arguments do to names: `read x`, `export x=1`, `unset x`, `alias x=…`. */
export function followVariables(
  declaration: CommandDeclaration,
  name: string,
  args: readonly Argument<Word>[],
  walk: ValidationWalk,
): void {
  const slots = declaration.operands;
  if (!declaration.assignments && !namesVariables(declaration)) return;
  const binding = bindArguments(declaration, args);
  if (!binding.ok) return;
  for (const bound of binding.flags.values()) {
    for (const { argument, declaration: flag, text } of bound) {
      if (flag.value?.type !== "variable" || text === undefined || argument === undefined) continue;
      walk.nameGiven(text.normalize("NFC"), argument.value.span);
    }
  }
  for (const [index, operand] of binding.operands.entries()) {
    if (declaration.assignments) {
      const assigned = assignedName(operand);
      if (assigned !== undefined) giveName(name, assigned, operand.value, walk);
      // `env A=1 command x=2`: what follows the command is the command's.
      else if (declaration.flagPlacement === "first") return;
      else if (operand.text === undefined) walk.variables.anythingMayBeDefined();
      continue;
    }
    const slot = slots[Math.min(index, slots.length - 1)];
    if (slot?.type !== "variable") continue;
    if (operand.text === undefined) walk.variables.anythingMayBeDefined();
    else giveName(name, operand.text, operand.value, walk);
  }
}

function namesVariables({ flags, operands }: CommandDeclaration): boolean {
  return (
    operands.some(({ type }) => type === "variable") ||
    flags.some(({ value }) => value?.type === "variable")
  );
}

/** Of `name=value`, of which the value need not be known. */
function assignedName({ text, value }: Argument<Word>): string | undefined {
  const [first] = value.parts;
  const known = text ?? (first?.kind === "literal" ? first.text : "");
  const equals = known.indexOf("=");
  return equals > 0 ? known.slice(0, equals) : undefined;
}

function giveName(command: string, written: string, word: Word, walk: ValidationWalk): void {
  const name = written.normalize("NFC");
  walk.nameGiven(name, word.span);
  if (command === "alias") walk.aliases.add(name);
  else if (command === "unset") walk.variables.remove(name);
  else walk.variables.define(name);
}
