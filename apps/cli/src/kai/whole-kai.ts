import type { Environment } from "../environment.ts";
import type { KaiWay } from "../invocation.ts";
import { endErrors } from "../start-program.ts";
import { runKai } from "./run-kai.ts";

/**
 * All of `aish kai`, which stands in a bundle of its own: the conversation must not wait for a language that
 * it does not speak. An error ends here, because on the other side of a bundle its class is another.
 */
export async function runWholeKai(way: KaiWay, environment: Environment): Promise<number> {
  return endErrors(environment, () => runKai(way, environment));
}

/** The mode of the prompt and its init files, for the same reason in the same bundle. */
export { createKaiMode } from "../modes/kai-mode.ts";
export { runStartUpPrograms } from "../start-up/run-start-up-programs.ts";
export { readBuiltinHelp } from "./builtin-help.ts";
