import { assertNever, FileError, nearestName } from "@aish/core";
import { callBuiltin } from "./call-builtin.ts";
import { andThen, mending } from "../code.ts";
import { conclude } from "../conclude.ts";
import type { Context } from "../context.ts";
import { findProgram, type FoundProgram } from "./find-command.ts";
import type { Outcome } from "../outcome.ts";
import { runExternal } from "./run-external.ts";
import { runScript } from "./run-script.ts";
import type { Awaitable } from "../values/value.ts";
import type { ValueArgument } from "./value-argument.ts";

/** A directory of PATH, or the name itself, cannot be looked at. */
interface Unreadable {
  readonly kind: "unreadable";
  readonly reason: string;
}

/** A name that is nothing of the kernel's own: a script, a program, or status 126 or 127. */
export function runProgram(
  context: Context,
  name: string,
  args: readonly ValueArgument[],
): Awaitable<Outcome> {
  const builtin = name.startsWith("/v/bin/") ? name.slice("/v/bin/".length) : undefined;
  if (builtin !== undefined && context.shell.runtime.builtins.has(builtin)) {
    return runBuiltin(context, builtin, args);
  }
  const found = mending<FoundProgram | Unreadable>(
    () => findProgram(context.shell, name),
    (error) => {
      if (!(error instanceof FileError)) throw error;
      return { kind: "unreadable", reason: error.message };
    },
  );
  return andThen(found, (place) =>
    place.kind === "unreadable"
      ? refuse(context, 126, `${name}: cannot be looked for: ${place.reason}`)
      : runFound(place, context, name, args),
  );
}

/** `/v/bin/echo`: the builtin, whatever aliases and functions say. */
async function runBuiltin(
  context: Context,
  name: string,
  args: readonly ValueArgument[],
): Promise<Outcome> {
  const builtin = await context.shell.runtime.builtins.load(name);
  return builtin === undefined
    ? refuse(context, 127, `${name}: command not found`)
    : callBuiltin(context, builtin, name, args);
}

function runFound(
  found: FoundProgram,
  context: Context,
  name: string,
  args: readonly ValueArgument[],
): Awaitable<Outcome> {
  switch (found.kind) {
    case "external":
      return runExternal(context, name, found.path, args);
    case "script":
      return runScript(context, name, found.path, args);
    case "notExecutable":
      return refuse(context, 126, `${name}: not executable (chmod +x ${found.path})`);
    case "directory":
      return refuse(context, 126, `${name}: is a directory (cd ${name})`);
    case "missing":
      return refuse(context, 127, missing(context, name, found.reason));
    default:
      return assertNever(found);
  }
}

function refuse(context: Context, status: number, line: string): Awaitable<Outcome> {
  const { place } = context.shell;
  const said = place === undefined ? line : `${place}: ${line}`;
  return andThen(context.stderr.write(`${said}\n`), () => conclude(context, status));
}

function missing(context: Context, name: string, reason: "unknown" | "noProcesses"): string {
  const { shell } = context;
  const known = [
    ...shell.functions.keys(),
    ...shell.aliases.keys(),
    ...shell.runtime.builtins.names,
  ];
  const near = name.length < 3 ? undefined : nearestName(name, known);
  const hint = near === undefined ? "" : ` (did you mean ${near}?)`;
  return reason === "noProcesses" && near === undefined
    ? `${name}: command not found (external programs are disabled here)`
    : `${name}: command not found${hint}`;
}
