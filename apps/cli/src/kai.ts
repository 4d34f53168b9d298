/**
 * The package's third entry, for `aish kai` with arguments: what runs a program of the kai language and
 * nothing else. The package's bin chooses it.
 */
import type { KaiWay } from "./invocation.ts";
import { runKaiProgram } from "./kai/run-kai-program.ts";
import { startProgram } from "./start-program.ts";

/** A name the bundler does not follow: it stands beside this bundle, and runs when it is imported. */
const wholeProgram = "./program.js";

const invocation = parsed();
if (invocation !== undefined) {
  startProgram((environment) => runKaiProgram(invocation, environment));
} else {
  void import(wholeProgram);
}

/**
 * The two usual ways, code behind `-c` and a file, without a flag of the program's own anywhere before
 * them. Everything else, and what cannot be understood, is for the whole program.
 */
function parsed(): KaiWay | undefined {
  const [, first = "", second, ...rest] = Bun.argv.slice(2);
  const isPlain = [second, ...rest].every((word) => word !== undefined && !word.startsWith("-"));
  if (first === "-c" && second !== undefined && isPlain) {
    return toWay({ kind: "code", code: second }, rest);
  }
  if (first.startsWith("-")) return undefined;
  return toWay({ kind: "file", path: first }, second === undefined ? [] : [second, ...rest]);
}

function toWay(program: KaiWay["program"], args: readonly string[]): KaiWay {
  return { kind: "kai", program, action: "run", arguments: args };
}
