/**
 * The package's second entry, for `aish -c line` and nothing else: Bun reads all of a bundle before any
 * of it runs, and this one is small. The package's bin chooses between the two.
 */
import { runCommandLine } from "./commands/run-command-line.ts";
import { loadParts } from "./parts.ts";
import { startProgram } from "./start-program.ts";

const line = Bun.argv[3] ?? "";
startProgram(async (environment) => {
  const invocation = { kind: "command", line, configFile: undefined } as const;
  return runCommandLine(line, await loadParts(environment, invocation));
});
