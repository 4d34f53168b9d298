import type { VariableOperation, VariablePart } from "@aish/syntax";
import { andThen, type Code, type Compiler } from "../code.ts";
import type { Context } from "../context.ts";
import { Fault } from "../fault.ts";
import { changeCase, replaceText, trimText } from "../patterns/text-operations.ts";
import type { Awaitable, Value } from "../values/value.ts";
import { toText } from "../values/value-text.ts";
import { isCollection, withArticle } from "../values/value-type.ts";
import { compileAccess } from "./variable-access.ts";

type Operation<K extends VariableOperation["kind"]> = Extract<VariableOperation, { kind: K }>;

/** `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}` */
export function compileTrim(
  part: VariablePart,
  { pattern, side, longest }: Operation<"trim">,
  compiler: Compiler,
): Code<string | undefined> {
  const patternOf = compiler.pattern(pattern);
  return compileTextOperation(part, compiler, (text, context) =>
    andThen(patternOf(context), (found) => trimText(text, found, side, longest)),
  );
}

/** `${x/p/r}`, `${x//p/r}`, `${x/#p/r}`, `${x/%p/r}` */
export function compileReplace(
  part: VariablePart,
  { pattern, replacement, all, anchor }: Operation<"replace">,
  compiler: Compiler,
): Code<string | undefined> {
  const patternOf = compiler.pattern(pattern);
  const replacementOf = compiler.text(replacement);
  const options = { all, anchor };
  return compileTextOperation(part, compiler, (text, context) =>
    andThen(patternOf(context), (found) =>
      andThen(replacementOf(context), (fresh) => replaceText(text, found, fresh, options)),
    ),
  );
}

/** `${x^}`, `${x^^}`, `${x,}`, `${x,,}` */
export function compileCaseChange(
  part: VariablePart,
  { to, all }: Operation<"changeCase">,
  compiler: Compiler,
): Code<string | undefined> {
  return compileTextOperation(part, compiler, (text) => changeCase(text, to, all));
}

/** On the text of a scalar, so that `${version%.*}` works whether `1.5` was taken for a number or not. */
function compileTextOperation(
  part: VariablePart,
  compiler: Compiler,
  apply: (text: string, context: Context) => Awaitable<string>,
): Code<string | undefined> {
  const read = compileAccess(part.name, part.path, compiler, "fault");
  return (context) =>
    andThen(read(context), (value) =>
      value === undefined ? undefined : apply(textOf(value, part), context),
    );
}

function textOf(value: Value, part: VariablePart): string {
  if (!isCollection(value)) return toText(value);
  throw new Fault(
    `${part.name}: ${withArticle(value)} is not text`,
    "name one of its elements, or loop over them",
  );
}
