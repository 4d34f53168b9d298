import { globalFlags, program, type CommandSpec, type FlagSpec } from "./command-table.ts";

/** Every command of the table, parents before children; the first is the program itself. */
export function everyCommand(from: CommandSpec = program): readonly CommandSpec[] {
  return [from, ...from.commands.flatMap((child) => everyCommand(child))];
}

/** Its flags, and those of the command that runs when none of its own is named. */
export function ownFlags(command: CommandSpec): readonly FlagSpec[] {
  const { commands, otherwise } = command;
  const inner = commands.find(({ path }) => otherwise !== undefined && path.at(-1) === otherwise);
  return inner === undefined ? command.flags : [...command.flags, ...ownFlags(inner)];
}

/** Every flag that `command` understands. */
export function flagsOf(command: CommandSpec): readonly FlagSpec[] {
  return [...ownFlags(command), ...globalFlags];
}
