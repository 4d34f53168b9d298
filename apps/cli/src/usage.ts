import type { CommandSpec, FlagSpec } from "./arguments/command-table.ts";
import { program } from "./arguments/command-table.ts";
import { flagsOf } from "./arguments/every-command.ts";
import { spelled } from "./arguments/usage-error.ts";

/** The text of `--help` for the command at `path`. */
export function usage(path: readonly string[]): string {
  const command = commandAt(path);
  const sections = [
    `${spelled(path)}: ${command.summary}`,
    section(
      "Usage",
      synopses(command).map((line) => `  ${line}`),
    ),
    section("Commands", columns(commandRows(command))),
    section("Flags", columns(flagsOf(command).map((flag) => [flagLabel(flag), flag.summary]))),
    section(
      "Examples",
      command.examples.map((line) => `  ${line}`),
    ),
    path.length === 0 ? "At the prompt, :help lists what can be typed there." : "",
  ];
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}

/** How a flag is written: `-n, --limit <n>`. */
export function flagLabel(flag: FlagSpec): string {
  const name = flag.short === undefined ? `    --${flag.name}` : `-${flag.short}, --${flag.name}`;
  if (flag.value.kind === "none") return name;
  return flag.value.kind === "optional"
    ? `${name} [${flag.value.name}]`
    : `${name} <${flag.value.name}>`;
}

function commandAt(path: readonly string[]): CommandSpec {
  let command = program;
  for (const word of path) {
    command = command.commands.find((child) => child.path.at(-1) === word) ?? command;
  }
  return command;
}

/** One line for every way to call it. */
function synopses(command: CommandSpec): readonly string[] {
  if (command.path.length === 0) {
    return ["aish", ...programForms(command), "aish <command> [flags]"];
  }
  const own = [spelled(command.path), "[flags]", operands(command)].filter((word) => word !== "");
  return command.commands.length === 0 ? [own.join(" ")] : command.commands.flatMap(synopses);
}

function programForms({ flags }: CommandSpec): readonly string[] {
  const forms = flags.filter(({ value }) => value.kind !== "none");
  return forms.map((flag) => `aish ${flagLabel(flag).replace(/^.*?--/, "--")}`);
}

function operands({ operands: { name, min, max } }: CommandSpec): string {
  if (max === 0) return "";
  const more = max > 1 ? "…" : "";
  return min === 0 ? `[${name}${more}]` : `<${name}${more}>`;
}

function commandRows({ commands, otherwise }: CommandSpec): readonly (readonly [string, string])[] {
  return commands.map(({ path, summary }) => {
    const name = path.at(-1) ?? "";
    return [name, name === otherwise ? `${summary} (when none is named)` : summary];
  });
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [`${title}:`, ...lines].join("\n");
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${label.padEnd(width)}  ${text}`);
}
