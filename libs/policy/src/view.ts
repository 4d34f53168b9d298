import type { Surroundings } from "./surroundings.ts";
import type { ParsedCommand } from "./parse-command.ts";
import type { SeenCommand } from "./shell/seen-command.ts";
import { walkLine } from "./shell/walk-line.ts";

/** What can be told of a command from its text alone, once for rules and gate. */
export interface View {
  readonly text: string;
  readonly commands: readonly SeenCommand[];
  /** Every command that may run, as words. */
  readonly spellings: readonly (readonly string[])[];
  /** It nests deeper, or is longer, than is looked at. */
  readonly isCut: boolean;
}

export function lookAt(command: ParsedCommand, { cwd, home }: Surroundings): View {
  const { text } = command;
  const { commands, isCut } = walkLine(text, cwd, home);
  const spellings = commands.map(({ words }) => words).filter(({ length }) => length > 0);
  if (command.kind === "unparsed") return { text, commands, spellings, isCut };
  return {
    text,
    commands: [literal(command.words, cwd), ...commands],
    spellings: [command.words, ...spellings],
    isCut,
  };
}

/** What was parsed counts even if the text, read for a shell, would be something else. */
function literal(words: readonly string[], cwd: string): SeenCommand {
  return {
    words,
    cwd,
    redirects: [],
    reads: [],
    assignments: [],
    isHidden: false,
    callsItself: false,
    isInner: false,
    runsWhatItReads: false,
  };
}
