import { isAllArguments, type ListLiteral, type RecordLiteral } from "@aish/syntax";
import { inOrder, andThen, type Code, type Compiler } from "../code.ts";
import type { Context } from "../context.ts";
import { Fault } from "../fault.ts";
import { typeName } from "../values/value-type.ts";
import { isList, type Value } from "../values/value.ts";

/** `[1, two, ...$more]`, `{a: 1, "b c": $x}` */
export function compileCollection(
  literal: ListLiteral | RecordLiteral,
  compiler: Compiler,
): Code<Value> {
  return literal.kind === "list"
    ? compileList(literal, compiler)
    : compileRecord(literal, compiler);
}

function compileList(literal: ListLiteral, compiler: Compiler): Code<Value> {
  const items = literal.items.map(({ spread, value }) =>
    value.kind === "word" && isAllArguments(value)
      ? { spread: true, code: allArguments }
      : { spread, code: compiler.value(value) },
  );
  return (context) => {
    const list: Value[] = [];
    const filled = inOrder(items.length, (index) => {
      const item = items[index];
      if (item === undefined) return undefined;
      return andThen(item.code(context), (value) => {
        if (item.spread) spreadInto(list, value);
        else list.push(value);
      });
    });
    return andThen(filled, () => list);
  };
}

/** `[$@]`, `["$@"]`: as elsewhere, one by one. */
function allArguments({ shell }: Context): Value {
  return shell.arguments.values;
}

function spreadInto(list: Value[], value: Value): void {
  if (!isList(value)) throw new Fault(`cannot spread a ${typeName(value)}`, "... takes a list");
  for (const element of value) list.push(element);
}

function compileRecord(literal: RecordLiteral, compiler: Compiler): Code<Value> {
  const entries = literal.entries.map(({ key, value }) => ({
    key: compiler.text(key),
    value: compiler.value(value),
  }));
  return (context) => {
    const record = new Map<string, Value>();
    const filled = inOrder(entries.length, (index) => {
      const entry = entries[index];
      if (entry === undefined) return undefined;
      return andThen(entry.key(context), (key) =>
        andThen(entry.value(context), (value) => void record.set(key, value)),
      );
    });
    return andThen(filled, () => record);
  };
}
