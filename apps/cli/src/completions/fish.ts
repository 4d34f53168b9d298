import { assertNever } from "@aish/core";
import {
  globalFlags,
  type CommandSpec,
  type FlagSpec,
  type ValueKind,
} from "../arguments/command-table.ts";
import { everyCommand, ownFlags } from "../arguments/every-command.ts";

/** Flat `complete` lines, each under the condition that the words so far name its command. */
export function fishCompletions(): string {
  const flags = [...globalFlags, ...everyCommand().flatMap((command) => command.flags)];
  const withValue = flags.filter(({ value }) => value.kind === "required");
  const values = new Set(withValue.flatMap((flag) => spellings(flag)));
  const lines = everyCommand().flatMap((command) => [
    ...command.commands.map((child) => commandLine(child, command)),
    ...ownFlags(command).map((flag) => flagLine(flag, at(command))),
    ...operandLines(command),
  ]);
  return `# fish completion for aish; keep it as ~/.config/fish/completions/aish.fish
function __aish_path
    set -l path
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $word ${[...values].join(" ")}
            set skip 1
        else if not string match -q -- '-*' $word
            set -a path $word
        end
    end
    string join -- ' ' $path
end
function __aish_at
    test "$(__aish_path)" = "$argv"
end
function __aish_in
    set -l path "$(__aish_path)"
    test "$path" = "$argv"; or string match -q -- "$argv *" $path
end
complete -c aish -f
${globalFlags.map((flag) => flagLine(flag, "")).join("\n")}
${lines.join("\n")}
`;
}

/** Parents offer their commands only where one can stand; everything else is offered below, too. */
function at({ path, commands }: CommandSpec): string {
  const test = commands.length > 0 ? "__aish_at" : "__aish_in";
  return ` -n '${[test, ...path].join(" ")}'`;
}

function commandLine({ path, summary }: CommandSpec, parent: CommandSpec): string {
  return `complete -c aish${at(parent)} -a ${path.at(-1)} -d ${quoted(summary)}`;
}

function flagLine(flag: FlagSpec, condition: string): string {
  const short = flag.short === undefined ? "" : ` -s ${flag.short}`;
  const value = flag.value.kind === "none" ? "" : valueOptions(flag.value.kind, flag.value.of);
  return `complete -c aish${condition}${short} -l ${flag.name}${value} -d ${quoted(flag.summary)}`;
}

function valueOptions(kind: "required" | "optional", of: ValueKind): string {
  if (kind === "optional") return "";
  if (of.kind === "file") return " -r -F";
  const offer = offered(of);
  return offer === undefined ? " -x" : ` -x -a ${quoted(offer)}`;
}

function operandLines(command: CommandSpec): readonly string[] {
  if (command.commands.length > 0 || command.operands.max === 0) return [];
  const offer = offered(command.operands.of);
  return offer === undefined ? [] : [`complete -c aish${at(command)} -a ${quoted(offer)}`];
}

function offered(of: ValueKind): string | undefined {
  switch (of.kind) {
    case "file":
      return "(__fish_complete_path (commandline -ct))";
    case "directory":
      return "(__fish_complete_directories)";
    case "shellLine":
      return "(__fish_complete_command)";
    case "choice":
      return of.choices.join(" ");
    case "text":
    case "number":
      return undefined;
    default:
      return assertNever(of);
  }
}

function spellings(flag: FlagSpec): readonly string[] {
  return flag.short === undefined ? [`--${flag.name}`] : [`-${flag.short}`, `--${flag.name}`];
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
