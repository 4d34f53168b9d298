import type { Assignment, Binding } from "@aish/syntax";
import { inOrder, andThen, type Code, type Compiler } from "../code.ts";
import { compileTarget } from "../variables/compile-target.ts";
import { conclude } from "../conclude.ts";
import type { Context } from "../context.ts";
import type { Outcome } from "../outcome.ts";
import type { Awaitable, Value } from "../values/value.ts";

type Bind = (context: Context) => Awaitable<void>;

/** `a=1 b=$a`: from left to right. The status is that of the last substitution in a value. */
export function compileAssignment(node: Assignment, compiler: Compiler): Code<Outcome> {
  const binds = node.bindings.map((binding) => compileBinding(binding, node.local, compiler));
  const [only, another] = binds;
  const single = another === undefined ? only : undefined;
  if (single !== undefined) {
    return (context) => {
      context.shell.substitutionStatus = undefined;
      const bound = single(context);
      return bound instanceof Promise ? bound.then(() => finish(context)) : finish(context);
    };
  }
  return (context) => {
    context.shell.substitutionStatus = undefined;
    return andThen(
      inOrder(binds.length, (index) => binds[index]?.(context)),
      () => finish(context),
    );
  };
}

function finish(context: Context): Awaitable<Outcome> {
  return conclude(context, context.shell.substitutionStatus ?? 0);
}

function compileBinding(binding: Binding, local: boolean, compiler: Compiler): Bind {
  const value: Code<Value> = binding.value === undefined ? () => "" : compiler.value(binding.value);
  const { name } = binding.target;
  const store =
    local && binding.target.path.length === 0
      ? (context: Context, found: Value) => context.shell.scope.declareLocal(name, found)
      : compileTarget(binding.target, compiler);
  return (context) => {
    const found = value(context);
    return found instanceof Promise
      ? found.then((late) => store(context, late))
      : store(context, found);
  };
}

/** `A=1 B=$A command`: visible and exported while `run` lasts. */
export function compileEnvironment(
  bindings: readonly Binding[],
  compiler: Compiler,
): (context: Context) => Awaitable<void> {
  const codes = bindings.map(({ target, value }) => ({
    name: target.name,
    code: value === undefined ? (): Value => "" : compiler.value(value),
  }));
  return (context) =>
    inOrder(codes.length, (index) => {
      const binding = codes[index];
      if (binding === undefined) return undefined;
      return andThen(binding.code(context), (value) => {
        context.shell.scope.bind(binding.name, value, true);
      });
    });
}
