import { assertNever } from "@aish/core";
import {
  globalFlags,
  type CommandSpec,
  type FlagSpec,
  type ValueKind,
} from "../arguments/command-table.ts";
import { everyCommand, ownFlags } from "../arguments/every-command.ts";

/** One function for each command, with `_arguments` for its flags and a menu of its commands. */
export function zshCompletions(): string {
  return `#compdef aish
# zsh completion for aish; keep it as _aish in a folder of $fpath, or load it with:
#   source <(aish completions zsh)
${everyCommand().map(functionOf).join("\n")}
# as a file of $fpath this is the function's own first call; sourced, it only registers
if [ "$funcstack[1]" = "_aish" ]; then
  _aish "$@"
else
  compdef _aish aish
fi
`;
}

function functionOf(command: CommandSpec): string {
  const flags = [...globalFlags, ...ownFlags(command)].flatMap(flagSpecs);
  const operands =
    command.commands.length > 0 ? ["'1: :->command'", "'*:: :->rest'"] : operandSpecs(command);
  const body = command.commands.length > 0 ? `\n${menu(command)}` : "";
  return `${functionName(command)}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -s -S -C \\
${[...flags, ...operands].map((spec) => `    ${spec}`).join(" \\\n")}${body}
}
`;
}

/** `_arguments` has put the words behind the command's name into `line` and `words`. */
function menu({ commands }: CommandSpec): string {
  const entries = commands.map(
    ({ path, summary }) => `      ${quoted(`${path.at(-1)}:${summary}`)}`,
  );
  const arms = commands.map((child) => `        ${child.path.at(-1)}) ${functionName(child)} ;;`);
  return `  case $state in
    command)
      local -a commands
      commands=(
${entries.join("\n")}
      )
      _describe -t commands command commands ;;
    rest)
      case $line[1] in
${arms.join("\n")}
      esac ;;
  esac`;
}

function functionName({ path }: CommandSpec): string {
  return ["_aish", ...path].join("_");
}

function flagSpecs(flag: FlagSpec): readonly string[] {
  const value =
    flag.value.kind === "none" ? "" : `:${flag.value.name}:${actionOf(flag.value.of) ?? " "}`;
  const colon = flag.value.kind === "optional" ? ":" : "";
  const text = `[${flag.summary.replaceAll(/[[\]\\:]/g, String.raw`\$&`)}]${colon}${value}`;
  const long = `--${flag.name}${flag.value.kind === "none" ? "" : "="}`;
  if (flag.short === undefined) return [quoted(`${long}${text}`)];
  const short = `-${flag.short}`;
  const not = `(${short} --${flag.name})`;
  const attached = flag.value.kind === "none" ? short : `${short}+`;
  return [quoted(`${not}${attached}${text}`), quoted(`${not}${long}${text}`)];
}

function operandSpecs({ operands }: CommandSpec): readonly string[] {
  if (operands.max === 0) return [];
  const place = operands.max === 1 ? "1" : "*";
  // the action that only shows a message keeps `_arguments` from offering flags in its place
  const action = actionOf(operands.of) ?? "{ false }";
  return [quoted(`${place}:${operands.name}:${action}`)];
}

/** Undefined for text that nobody can complete. */
function actionOf(of: ValueKind): string | undefined {
  switch (of.kind) {
    case "file":
      return "_files";
    case "directory":
      return "_files -/";
    case "shellLine":
      return "_command_names -e";
    case "choice":
      return `(${of.choices.join(" ")})`;
    case "text":
    case "number":
      return undefined;
    default:
      return assertNever(of);
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
