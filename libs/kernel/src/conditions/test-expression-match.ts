import { staticText, type ValueExpression } from "@aish/syntax";
import { andThen, type Code, type Compiler } from "../code.ts";
import { both } from "../values/compare-operands.ts";
import { Fault } from "../fault.ts";
import { createRegularExpression, type RegularExpression } from "../patterns/regular-expression.ts";
import type { Value } from "../values/value.ts";
import { toText } from "../values/value-text.ts";
import { isCollection, withArticle } from "../values/value-type.ts";

/** `text =~ pattern`, `text !~ pattern`: the pattern may match anywhere. One that cannot be read is a fault. */
export function compileMatch(
  left: Code<Value>,
  right: ValueExpression,
  wanted: boolean,
  compiler: Compiler,
): Code<boolean> {
  const expression = compilePattern(right, compiler);
  return both(left, expression, (value, pattern) =>
    andThen(pattern.matches(textOf(value)), (found) => found === wanted),
  );
}

/** Read again only when the text of the pattern has changed. */
function compilePattern(right: ValueExpression, compiler: Compiler): Code<RegularExpression> {
  const text = textCode(right, compiler);
  let last: { readonly text: string; readonly expression: RegularExpression } | undefined;
  return (context) =>
    andThen(text(context), (source) => {
      if (last?.text !== source)
        last = { text: source, expression: createRegularExpression(source) };
      return last.expression;
    });
}

function textCode(right: ValueExpression, compiler: Compiler): Code<string> {
  if (right.kind === "word") {
    const constant = staticText(right);
    if (constant !== undefined) return () => constant;
  }
  const value = compiler.value(right);
  return (context) => andThen(value(context), textOf);
}

function textOf(value: Value): string {
  if (!isCollection(value)) return toText(value);
  throw new Fault(`=~ compares text, not ${withArticle(value)}`, "test an element with `in`");
}
