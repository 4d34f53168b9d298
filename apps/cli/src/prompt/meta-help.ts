import { describedRows } from "../listings/described-rows.ts";
import type { MetaCommand } from "./meta-command.ts";

/** Commands about one thing. */
export interface CommandGroup {
  readonly about: string;
  readonly commands: readonly MetaCommand[];
}

/** `find` throws for a name that is none. */
export function helpMetaCommand(
  groups: readonly CommandGroup[],
  find: (name: string) => MetaCommand,
): MetaCommand {
  const listed = groups.flatMap(({ commands }) => commands);
  return {
    name: "help",
    operands: "[name | all]",
    summary: "Say what can be typed here, what one command does, or what all of them do",
    isWord: true,
    complete: () => [...listed.map(({ name }) => name), "all"],
    run(args, { print, paint, terminal }) {
      const { columns } = terminal.size;
      if (args === "") print(helpOverview(groups, columns));
      else if (args === "all") print(helpList(listed, columns));
      else {
        const command = find(args.replace(/^:/, ""));
        print(
          `${paint.bold(synopsis(command))}\n${describedRows([["  ", command.summary]], columns)}`,
        );
      }
      return undefined;
    },
  };
}

const words = [
  ["  ls -la", "is run, because there is a command of that name"],
  ["  why did that fail?", "asks the model"],
  ["  !line", "runs it whatever it looks like"],
  ["  !!line", "runs it, and neither keeps it nor shows it to the model"],
  ["  ?text", "asks the model whatever it looks like"],
  ["  ?", "asks about the last command"],
  ["  command &", "runs it in the background: it outlives this terminal"],
] as const;

/** What fits on a usual screen. */
export function helpOverview(groups: readonly CommandGroup[], columns: number): string {
  const names = groups.map(({ about, commands }): [string, string] => [
    `  ${about}`,
    commands.map(({ name }) => `:${name}`).join(" "),
  ]);
  const about = "Commands of aish; :help NAME says what one does, :help all what all do:";
  return [
    "A line is a command or a question:\n",
    describedRows(words, columns),
    `\n${Bun.wrapAnsi(about, columns)}\n`,
    describedRows(names, columns),
  ].join("");
}

export function helpList(commands: readonly MetaCommand[], columns: number): string {
  return describedRows(
    commands.map((command) => [`  ${synopsis(command)}`, command.summary]),
    columns,
  );
}

function synopsis({ name, operands }: MetaCommand): string {
  return operands === "" ? `:${name}` : `:${name} ${operands}`;
}
