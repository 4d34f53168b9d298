import type { BuiltinEntry, BuiltinRegistry } from "@aish/kernel";
import { colon } from "./colon.ts";
import { echo } from "./echo.ts";
import { falseBuiltin } from "./false.ts";
import { printf } from "./printf.ts";
import { read } from "./read.ts";
import { test } from "./test.ts";
import { trueBuiltin } from "./true.ts";

/**
 * Every command there is. What nearly every program needs is here at once; the rest is loaded when it is
 * first called, by an import the bundler can see.
 */
export const builtins: BuiltinRegistry = new Map<string, BuiltinEntry>([
  [":", colon],
  ["echo", echo],
  ["false", falseBuiltin],
  ["printf", printf],
  ["read", read],
  ["test", test],
  ["true", trueBuiltin],
  [".", async () => (await import("./source.ts")).source],
  ["alias", async () => (await import("./alias.ts")).alias],
  ["assert", async () => (await import("./assert.ts")).assert],
  ["cat", async () => (await import("./cat.ts")).cat],
  ["cd", async () => (await import("./cd.ts")).cd],
  ["command", async () => (await import("./command.ts")).command],
  ["env", async () => (await import("./env.ts")).env],
  ["export", async () => (await import("./export.ts")).exportBuiltin],
  ["fromjson", async () => (await import("./fromjson.ts")).fromjson],
  ["fromjsonl", async () => (await import("./fromjsonl.ts")).fromjsonl],
  ["help", async () => (await import("./help.ts")).help],
  ["jobs", async () => (await import("./jobs.ts")).jobs],
  ["keys", async () => (await import("./keys.ts")).keys],
  ["kill", async () => (await import("./kill.ts")).kill],
  ["plan", async () => (await import("./plan.ts")).plan],
  ["push", async () => (await import("./push.ts")).push],
  ["pwd", async () => (await import("./pwd.ts")).pwd],
  ["seq", async () => (await import("./seq.ts")).seq],
  ["set", async () => (await import("./set.ts")).set],
  ["shift", async () => (await import("./shift.ts")).shift],
  ["sleep", async () => (await import("./sleep.ts")).sleep],
  ["source", async () => (await import("./source.ts")).source],
  ["split", async () => (await import("./split.ts")).split],
  ["timeout", async () => (await import("./timeout.ts")).timeout],
  ["tojson", async () => (await import("./tojson.ts")).tojson],
  ["tojsonl", async () => (await import("./tojsonl.ts")).tojsonl],
  ["trap", async () => (await import("./trap.ts")).trap],
  ["typeof", async () => (await import("./typeof.ts")).typeofBuiltin],
  ["unalias", async () => (await import("./unalias.ts")).unalias],
  ["unset", async () => (await import("./unset.ts")).unset],
  ["values", async () => (await import("./values.ts")).values],
  ["wait", async () => (await import("./wait.ts")).wait],
  ["which", async () => (await import("./which.ts")).which],
  ...bothNames("ast", async () => (await import("./kaish-ast.ts")).kaishAst),
  ...bothNames("last", async () => (await import("./kaish-last.ts")).kaishLast),
  ...bothNames("status", async () => (await import("./kaish-status.ts")).kaishStatus),
  ...bothNames("tools", async () => (await import("./kaish-tools.ts")).kaishTools),
  ...bothNames("validate", async () => (await import("./kaish-validate.ts")).kaishValidate),
  ...bothNames("vars", async () => (await import("./kaish-vars.ts")).kaishVars),
  ...bothNames("version", async () => (await import("./kaish-version.ts")).kaishVersion),
]);

/** Commands about the shell itself answer to `kaish-x` and to `kai-x`. */
function bothNames(name: string, entry: BuiltinEntry): readonly [string, BuiltinEntry][] {
  return [
    [`kaish-${name}`, entry],
    [`kai-${name}`, entry],
  ];
}
