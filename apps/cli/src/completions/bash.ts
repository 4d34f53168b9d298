import {
  globalFlags,
  type CommandSpec,
  type FlagSpec,
  type ValueKind,
} from "../arguments/command-table.ts";
import { everyCommand, flagsOf } from "../arguments/every-command.ts";

/**
 * One function: it walks the words before the cursor to find the command, then offers the value of
 * the flag before the cursor, the command's flags, its commands, or its operands. Written for bash
 * 3.2, which macOS still has: no associative arrays, no `mapfile`, and `compopt` only if it is there.
 */
export function bashCompletions(): string {
  return `# bash completion for aish; load it with: eval "$(aish completions bash)"
_aish_offer() {
  local IFS=$'\\n'
  case "$1" in
    file|directory) compopt -o filenames 2>/dev/null ;;
  esac
  case "$1" in
    file) COMPREPLY=($(compgen -f -- "$2")) ;;
    directory) COMPREPLY=($(compgen -d -- "$2")) ;;
    shellLine) COMPREPLY=($(compgen -c -- "$2")) ;;
    words:*) IFS=' '; COMPREPLY=($(compgen -W "\${1#words:}" -- "$2")) ;;
  esac
}
_aish() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" at="" value="" word i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    [ "$word" = "=" ] && continue
    if [ -n "$value" ]; then value=""; continue; fi
    case "$word" in
${indent(4, valueArms())}
      -*) continue ;;
    esac
    case "$at/$word" in
${indent(4, pathArms())}
    esac
  done
  if [ "$cur" = "=" ]; then cur=""; fi
  if [ -n "$value" ] && [ "\${cur:0:1}" != "-" ]; then _aish_offer "$value" "$cur"; return; fi
  case "$cur" in
    -*)
      case "$at" in
${indent(6, everyCommand().map(flagArm))}
      esac
      return ;;
  esac
  case "$at" in
${indent(4, everyCommand().flatMap(operandArm))}
  esac
}
complete -F _aish aish
`;
}

/** \`value\` becomes what the next word is, for flags that take one. */
function valueArms(): readonly string[] {
  const flags = [...globalFlags, ...everyCommand().flatMap((command) => command.flags)];
  const byName = new Map(flags.map((flag) => [flag.name, flag]));
  return [...byName.values()].flatMap((flag) => {
    if (flag.value.kind === "none") return [];
    const names = flag.short === undefined ? `--${flag.name}` : `-${flag.short}|--${flag.name}`;
    return [`${names}) value="${offered(flag.value.of)}"; continue ;;`];
  });
}

function pathArms(): readonly string[] {
  return everyCommand()
    .filter(({ path }) => path.length > 0)
    .map(
      ({ path }) => `"${path.slice(0, -1).join(" ")}/${path.at(-1)}") at="${path.join(" ")}" ;;`,
    );
}

function flagArm(command: CommandSpec): string {
  const words = flagsOf(command).flatMap(spellings).join(" ");
  return `"${command.path.join(" ")}") _aish_offer "words:${words}" "$cur" ;;`;
}

function operandArm({ path, commands, operands }: CommandSpec): readonly string[] {
  const names = commands.map((child) => child.path.at(-1)).join(" ");
  const offer = commands.length > 0 ? `words:${names}` : offered(operands.of);
  if (commands.length === 0 && operands.max === 0) return [];
  return [`"${path.join(" ")}") _aish_offer "${offer}" "$cur" ;;`];
}

function spellings(flag: FlagSpec): readonly string[] {
  return flag.short === undefined ? [`--${flag.name}`] : [`-${flag.short}`, `--${flag.name}`];
}

function offered(of: ValueKind): string {
  return of.kind === "choice" ? `words:${of.choices.join(" ")}` : of.kind;
}

function indent(spaces: number, lines: readonly string[]): string {
  return lines.map((line) => " ".repeat(spaces) + line).join("\n");
}
