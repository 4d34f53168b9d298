import { defineBuiltin, fail, ok, type BuiltinEntry } from "@aish/kernel";
import type { StartUpCommand } from "./start-up-command.ts";

/** The commands of init files, as a kernel has them. */
export function startUpBuiltins(
  commands: readonly StartUpCommand[],
): readonly [string, BuiltinEntry][] {
  return commands.map((command) => [
    command.name,
    defineBuiltin({
      name: command.name,
      summary: command.summary,
      operands: [{ name: "word", min: 0, many: true }],
      // What they take is parsed as at the prompt.
      flagPlacement: "none",
      run({ operands }) {
        const answer = command.run(operands);
        return answer.ok ? ok({ text: answer.text }) : fail(2, answer.message, answer.hint);
      },
    }),
  ]);
}
