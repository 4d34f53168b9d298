/**
 * The package's third entry, for `aish kai` with arguments: what runs a program of the kai language and
 * nothing else. The package's bin chooses it.
 */
import { parseArguments } from "./arguments.ts";
import { runKaiProgram, wantsPrompt } from "./kai/run-kai-program.ts";
import { startProgram } from "./start-program.ts";

/** A name the bundler does not follow: it stands beside this bundle, and runs when it is imported. */
const wholeProgram = "./program.js";

const invocation = parsed();
if (invocation?.kind === "kai" && invocation.action === "run" && !wantsPrompt(invocation)) {
  startProgram((environment) => runKaiProgram(invocation, environment));
} else {
  void import(wholeProgram);
}

/** What cannot be understood is told by the whole program. */
function parsed(): ReturnType<typeof parseArguments> | undefined {
  try {
    return parseArguments(Bun.argv.slice(2));
  } catch {
    return undefined;
  }
}
