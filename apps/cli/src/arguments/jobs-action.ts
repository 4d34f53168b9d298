import { jobIdOf, lineRangeOf, secondsOf, textOf } from "./flag-values.ts";
import type { JobsAction } from "../invocation.ts";
import { quoteWords } from "../quote-words.ts";
import type { ScannedWords } from "./scan-words.ts";
import { usageError } from "./usage-error.ts";

/** What follows `aish jobs`. */
export function toJobsAction(words: ScannedWords): JobsAction {
  const { command, flags, operands } = words;
  const json = flags.has("json");
  const [, verb = ""] = command.path;
  switch (verb) {
    case "list":
      return { kind: "list", all: flags.has("all"), session: textOf(words, "session"), json };
    case "start": {
      const line = operands.length === 1 ? (operands[0] ?? "") : quoteWords(operands);
      if (line.trim() === "") throw usageError("aish jobs start needs a command", command.path);
      return { kind: "start", line, session: textOf(words, "session"), json };
    }
    case "output": {
      const lines = lineRangeOf(words);
      const follow = flags.has("follow");
      if (follow && lines?.kind === "between") {
        throw usageError("--follow and a range of --lines exclude each other", command.path);
      }
      return { kind: "output", job: jobIdOf(operands[0] ?? "", words), lines, follow };
    }
    case "wait":
      return {
        kind: "wait",
        jobs: operands.map((operand) => jobIdOf(operand, words)),
        timeoutSeconds: secondsOf(words, "timeout"),
        json,
      };
    case "kill":
      return { kind: "kill", jobs: operands.map((operand) => jobIdOf(operand, words)), json };
    default:
      throw new Error(`the table has a verb of jobs that nothing parses: ${verb}`);
  }
}
