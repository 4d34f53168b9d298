import { AishError } from "@aish/core";
import { readEnvironment, type Environment } from "./environment.ts";
import { renderError, statusOf } from "./render-error.ts";

/** Runs the program, or a part of it, to its exit status; the one place where errors end. */
export function startProgram(run: (environment: Environment) => Promise<number>): void {
  void settle(run).then((status) => (process.exitCode = status));
}

async function settle(run: (environment: Environment) => Promise<number>): Promise<number> {
  const environment = readEnvironment();
  return endErrors(environment, () => run(environment));
}

/** Tells an error of the world, and makes it a status. */
export async function endErrors(
  environment: Environment,
  run: () => Promise<number>,
): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AishError)) throw error; // a bug: let it crash and show its stack
    process.stderr.write(renderError(error, environment.colour.stderr, process.stderr.columns));
    return statusOf(error);
  }
}
