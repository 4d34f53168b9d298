import { looksLikeFlag } from "@aish/syntax";
import type { SourceOptions } from "../builtin.ts";
import { ensuring, andThen } from "../code.ts";
import { conclude } from "../conclude.ts";
import { derive, type Context } from "../context.ts";
import { deeper } from "../depth.ts";
import type { Outcome } from "../outcome.ts";
import { prepare, type Prepared } from "../prepare.ts";
import { reportOf } from "../rejected-program.ts";
import type { Awaitable } from "../values/value.ts";

/** Runs a text in the shell of the context: `source`, traps, scripts by name. `return` ends it, `exit` goes on. */
export function runSource(
  text: string,
  options: SourceOptions,
  context: Context,
): Awaitable<Outcome> {
  const { shell } = context;
  const inside = derive(context, { depth: deeper(context), hasOwnInput: false });
  const run = (prepared: Prepared): Awaitable<Outcome> => {
    if (!prepared.ok) {
      const report = reportOf(prepared, text, options.path);
      return andThen(context.stderr.write(`${report}\n`), () => conclude(context, 1));
    }
    const { code } = prepared;
    return andThen(
      withArguments(inside, options, () => code(inside)),
      (outcome) => (outcome.kind === "return" ? conclude(context, outcome.status) : outcome),
    );
  };
  return andThen(prepare(text, options.path, shell, "sourced"), run);
}

function withArguments(
  { shell }: Context,
  options: SourceOptions,
  run: () => Awaitable<Outcome>,
): Awaitable<Outcome> {
  const { arguments: given } = options;
  if (given === undefined) return run();
  const before = shell.arguments;
  const values = given.map(String);
  shell.arguments = { values, flags: options.flags ?? values.map(looksLikeFlag) };
  return ensuring(run, () => {
    shell.arguments = before;
  });
}
