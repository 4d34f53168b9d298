import { assertNever } from "@aish/core";
import { staticText, type Redirect, type SimpleCommand, type Word } from "@aish/syntax";
import {
  asCommandFault,
  commandFault,
  CommandFault,
  concludeCommandFault,
} from "../command-fault.ts";
import { ensuring, mending, andThen, type Code, type Compiler } from "../code.ts";
import { compileEnvironment } from "./compile-assignment.ts";
import { compileArguments } from "./compile-arguments.ts";
import { compileRedirects } from "./compile-redirects.ts";
import { conclude } from "../conclude.ts";
import { derive, type Context } from "../context.ts";
import { dispatch, dispatchOnly } from "../commands/dispatch.ts";
import { Fault } from "../fault.ts";
import type { Outcome } from "../outcome.ts";
import { placeOf } from "./place-of.ts";
import { nothingLeft } from "../shell.ts";
import type { Awaitable } from "../values/value.ts";
import type { ValueArgument } from "../commands/value-argument.ts";

type Dispatch = typeof dispatch;

/**
 * Arguments first, then redirects, then the command: a fault in an argument truncates no file. It is the
 * status 1 of this command, and the program goes on.
 */
export function compileSimpleCommand(node: SimpleCommand, compiler: Compiler): Code<Outcome> {
  const place = placeOf(node.span, compiler.origin);
  const name = staticText(node.name);
  if (name !== undefined && node.redirects.length === 0 && node.environment.length === 0) {
    const verdict = node.args.length === 0 ? verdicts.get(name) : undefined;
    if (verdict !== undefined) return (context) => concludeVerdict(context, verdict);
    return compilePlainCall(node, name, place, compiler);
  }
  const call = compileCall(node, place, compiler);
  const code: Code<Outcome> = (context) => {
    context.shell.substitutionStatus = undefined;
    try {
      const outcome = call(context);
      if (!(outcome instanceof Promise)) return outcome;
      return outcome.catch((error: unknown) => concludeCommandFault(error, context, place));
    } catch (error) {
      return concludeCommandFault(error, context, place);
    }
  };
  if (node.environment.length === 0) return code;
  const bind = compileEnvironment(node.environment, compiler);
  return (context) => {
    const { scope } = context.shell;
    scope.pushFrame("block");
    return ensuring(
      () =>
        mending(
          () =>
            andThen(
              asCommandFault(() => bind(context)),
              () => code(context),
            ),
          (error) => concludeCommandFault(error, context, place),
        ),
      () => scope.popFrame(),
    );
  };
}

/** Nothing can be put in place of these, so that nothing has to be looked for. */
const verdicts: ReadonlyMap<string, number> = new Map([
  [":", 0],
  ["true", 0],
  ["false", 1],
]);

function concludeVerdict(context: Context, status: number): Awaitable<Outcome> {
  const { shell } = context;
  shell.substitutionStatus = undefined;
  shell.last = nothingLeft;
  return conclude(context, status);
}

/** `name args` and nothing else, which most commands are: in one step. */
function compilePlainCall(
  node: SimpleCommand,
  name: string,
  place: string | undefined,
  compiler: Compiler,
): Code<Outcome> {
  const args = compileArguments(node.args, compiler);
  const run: Dispatch = isWrittenPlainly(node.name) ? dispatch : dispatchOnly;
  return (context) => {
    const { shell } = context;
    shell.substitutionStatus = undefined;
    let found: Awaitable<readonly ValueArgument[]> | undefined;
    try {
      found = args(context);
      shell.place = place;
      const outcome =
        found instanceof Promise
          ? runLate(found, context, place, (late) => run(context, name, late))
          : run(context, name, found);
      if (!(outcome instanceof Promise)) return outcome;
      return outcome.catch((error: unknown) => concludeCommandFault(error, context, place));
    } catch (error) {
      const thrown = found === undefined ? commandFault(error) : error;
      return concludeCommandFault(thrown, context, place);
    }
  };
}

function compileCall(
  node: SimpleCommand,
  place: string | undefined,
  compiler: Compiler,
): Code<Outcome> {
  const args = compileArguments(node.args, compiler);
  const redirects = compileRedirects(node.redirects, compiler);
  const changes = { hasOwnInput: node.redirects.some(isInput) };
  const own = (inside: Context): Context =>
    changes.hasOwnInput ? derive(inside, changes) : inside;
  const name = staticText(node.name);
  // `"$@"` in the first place is a command with its arguments.
  const computed = name === undefined ? compileArguments([node.name], compiler) : undefined;
  const isBare = isWrittenPlainly(node.name);
  const run: Dispatch = isBare ? dispatch : dispatchOnly;
  const start = (context: Context, found: readonly ValueArgument[]): Awaitable<Outcome> => {
    context.shell.place = place;
    if (name === undefined)
      return startComputed(found, context, (inner) =>
        redirects(context, (inside) => inner(own(inside))),
      );
    if (node.redirects.length === 0) return run(context, name, found);
    return redirects(context, (inside) => run(own(inside), name, found));
  };
  if (computed === undefined) {
    return (context) => {
      const found = evaluate(args, context);
      return found instanceof Promise
        ? found.then((late) => start(context, late))
        : start(context, found);
    };
  }
  return (context) =>
    andThen(evaluate(computed, context), (names) =>
      andThen(evaluate(args, context), (found) => start(context, [...names, ...found])),
    );
}

function isInput(redirect: Redirect): boolean {
  switch (redirect.kind) {
    case "fileRedirect":
      return redirect.descriptor === 0;
    case "duplicateRedirect":
      return redirect.descriptor === 0;
    case "hereDocument":
    case "hereString":
      return true;
    default:
      return assertNever(redirect);
  }
}

async function runLate(
  args: Promise<readonly ValueArgument[]>,
  context: Context,
  place: string | undefined,
  run: (args: readonly ValueArgument[]) => Awaitable<Outcome>,
): Promise<Outcome> {
  const found = await asCommandFault(() => args);
  // Commands in the arguments had places of their own.
  context.shell.place = place;
  return run(found);
}

/** Without quotes and backslashes: such a name may be an alias. */
function isWrittenPlainly({ parts: [part, second] }: Word): boolean {
  if (part?.kind !== "literal" || second !== undefined) return false;
  return part.span.end - part.span.start === part.text.length;
}

function evaluate(
  args: (context: Context) => Awaitable<readonly ValueArgument[]>,
  context: Context,
): Awaitable<readonly ValueArgument[]> {
  try {
    const found = args(context);
    return found instanceof Promise ? asCommandFault(() => found) : found;
  } catch (error) {
    throw commandFault(error);
  }
}

/** `$tool args`: one value, so one name; nothing is split off it. */
function startComputed(
  words: readonly ValueArgument[],
  context: Context,
  redirected: (run: Code<Outcome>) => Awaitable<Outcome>,
): Awaitable<Outcome> {
  const [first, ...args] = words;
  if (first === undefined) return redirected((inside) => conclude(inside, 0));
  return redirected((inside) => {
    if (first.text === "") throw new CommandFault(new Fault("the name of the command is empty"));
    return dispatchOnly(inside, first.text, args);
  });
}
