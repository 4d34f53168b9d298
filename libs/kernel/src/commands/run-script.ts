import { FileError } from "@aish/core";
import { toArguments } from "./call-function.ts";
import { mending, andThen } from "../code.ts";
import { conclude } from "../conclude.ts";
import { derive, type Context } from "../context.ts";
import { deeper } from "../depth.ts";
import { endOfBlock, type Outcome } from "../outcome.ts";
import { runIsolated } from "../run-isolated.ts";
import { Scope } from "../variables/scope.ts";
import { forkShell, type Shell } from "../shell.ts";
import type { Awaitable } from "../values/value.ts";
import type { ValueArgument } from "./value-argument.ts";

/** A `.kai` script called by name: a world of its own that sees exported variables and `set -e`, no more. */
export function runScript(
  context: Context,
  name: string,
  path: string,
  args: readonly ValueArgument[],
): Awaitable<Outcome> {
  const { fs } = context.shell.runtime.host;
  return mending(
    () =>
      andThen(fs.readText(path), (text) => {
        const shell = scriptShell(context.shell, path, args);
        const inside = derive(context, { shell, depth: deeper(context), hasOwnInput: false });
        const options = { path, arguments: undefined };
        return andThen(
          runIsolated(inside, () => shell.runtime.programs.source(text, options, inside)),
          (outcome) => conclude(context, endOfBlock(outcome)),
        );
      }),
    (error) => {
      if (!(error instanceof FileError)) throw error;
      return andThen(context.stderr.write(`${name}: ${error.message}\n`), () =>
        conclude(context, 126),
      );
    },
  );
}

function scriptShell(parent: Shell, path: string, args: readonly ValueArgument[]): Shell {
  const scope = Scope.empty();
  for (const name of parent.scope.names()) {
    const cell = parent.scope.cell(name);
    if (cell?.exported !== true) continue;
    scope.set(name, cell.value);
    scope.ownCell(name, cell.value).exported = true;
  }
  return {
    ...forkShell(parent, "snapshot"),
    scope,
    functions: new Map(),
    aliases: new Map(),
    options: { errexit: parent.options.errexit, pipefail: false, glob: true },
    name: path,
    arguments: toArguments(args),
    lastJob: undefined,
    place: undefined,
  };
}
