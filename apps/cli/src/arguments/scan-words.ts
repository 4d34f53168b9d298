import { globalFlags, program, type CommandSpec, type FlagSpec } from "./command-table.ts";
import { everyCommand, flagsOf } from "./every-command.ts";
import { spelled, unexpectedOperand, unknownWord, usageError } from "./usage-error.ts";

/** Arguments sorted by the table: which command, which flags, which operands. */
export interface ScannedWords {
  readonly command: CommandSpec;
  /** By long name; a flag without a value has `undefined`. */
  readonly flags: ReadonlyMap<string, string | undefined>;
  readonly operands: readonly string[];
}

/** Flags of the program that say what it does, so that no command name can follow. */
export const modes = ["command", "print", "resume", "version"] as const;

/**
 * Flags may stand before or after the command's name, because a flag means the same wherever it
 * appears in the table; whether the command has it is checked when the command is known.
 */
export function scanWords(argv: readonly string[]): ScannedWords {
  const words = [...argv];
  const flags = new Map<string, string | undefined>();
  const operands: string[] = [];
  let command = program;
  let flagsEnded = false;

  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (!flagsEnded && word === "--") {
      flagsEnded = true;
    } else if (!flagsEnded && word.startsWith("-") && word !== "-") {
      for (const [flag, value] of takeFlag(word, words, command)) setFlag(flags, flag, value);
    } else if (namesCommand(command, flags)) {
      command = commandCalled(word, command);
    } else {
      operands.push(word);
      flagsEnded ||= command.operandsEndFlags;
    }
  }

  if (command.otherwise !== undefined && !flags.has("help")) {
    command = commandCalled(command.otherwise, command);
  }
  const scanned = { command, flags, operands };
  if (!flags.has("help")) check(scanned);
  return scanned;
}

const everyFlag: readonly FlagSpec[] = [
  ...globalFlags,
  ...everyCommand().flatMap((command) => command.flags),
];

function namesCommand(command: CommandSpec, flags: ReadonlyMap<string, unknown>): boolean {
  return command.commands.length > 0 && !modes.some((mode) => flags.has(mode));
}

function commandCalled(word: string, parent: CommandSpec): CommandSpec {
  const found = parent.commands.find(({ path }) => path.at(-1) === word);
  if (found !== undefined) return found;
  const names = parent.commands.map(({ path }) => path.at(-1) ?? "");
  const longFlags = parent.flags.map(({ name }) => `--${name}`);
  const message = `unknown command: ${spelled([...parent.path, word])}`;
  throw unknownWord(message, word, [...names, ...longFlags], parent.path);
}

type TakenFlag = readonly [flag: FlagSpec, value: string | undefined];

/** Reads one word of flags, and the next word where it is a flag's value. */
function takeFlag(word: string, rest: string[], command: CommandSpec): readonly TakenFlag[] {
  return word.startsWith("--") ? [takeLong(word, rest, command)] : takeShort(word, rest, command);
}

function takeLong(word: string, rest: string[], command: CommandSpec): TakenFlag {
  const equals = word.indexOf("=");
  const name = equals === -1 ? word.slice(2) : word.slice(2, equals);
  const flag = everyFlag.find((candidate) => candidate.name === name);
  if (flag === undefined) throw unknownFlag(`--${name}`, command);
  if (equals === -1) return [flag, valueFrom(flag, `--${name}`, rest, command)];
  if (flag.value.kind === "none") {
    throw usageError(`--${name} takes no value`, command.path, `write --${name} alone`);
  }
  return [flag, word.slice(equals + 1)];
}

function takeShort(word: string, rest: string[], command: CommandSpec): readonly TakenFlag[] {
  const taken: TakenFlag[] = [];
  for (let index = 1; index < word.length; index++) {
    const letter = word.slice(index, index + 1);
    // A letter is the command's own before it is another's.
    const flag = [...flagsOf(command), ...everyFlag].find(({ short }) => short === letter);
    if (flag === undefined) throw unknownFlag(`-${letter}`, command);
    if (flag.value.kind !== "none") {
      const attached = word.slice(index + 1);
      const value = attached === "" ? valueFrom(flag, `-${letter}`, rest, command) : attached;
      return [...taken, [flag, value]];
    }
    taken.push([flag, undefined]);
  }
  return taken;
}

function valueFrom(
  flag: FlagSpec,
  typed: string,
  rest: string[],
  command: CommandSpec,
): string | undefined {
  const [next] = rest;
  if (flag.value.kind === "none") return undefined;
  if (flag.value.kind === "optional") {
    return next === undefined || next.startsWith("-") ? undefined : rest.shift();
  }
  if (next !== undefined && !isFlag(next)) return rest.shift();
  const name = flag.value.name.toUpperCase();
  throw usageError(`${typed} needs a value`, command.path, `write --${flag.name}=${name}`);
}

function isFlag(word: string): boolean {
  if (word === "--") return true;
  const [name] = word.split("=", 1);
  return everyFlag.some((flag) => name === `--${flag.name}` || word === `-${flag.short}`);
}

function setFlag(
  flags: Map<string, string | undefined>,
  flag: FlagSpec,
  value: string | undefined,
): void {
  if (flags.has(flag.name) && flag.value.kind !== "none") {
    throw usageError(`--${flag.name} is given twice`, [], `give --${flag.name} once`);
  }
  flags.set(flag.name, value);
}

function unknownFlag(typed: string, command: CommandSpec): Error {
  const allowed = flagsOf(command).map(({ name }) => `--${name}`);
  const message = `unknown flag: ${typed} for ${spelled(command.path)}`;
  if (!typed.startsWith("--")) return usageError(message, command.path);
  return unknownWord(message, typed, allowed, command.path);
}

function check({ command, flags, operands }: ScannedWords): void {
  const { path } = command;
  const understood = flagsOf(command);
  for (const name of flags.keys()) {
    if (understood.some((flag) => flag.name === name)) continue;
    throw usageError(`--${name} does not belong to ${spelled(path)}`, path);
  }
  const { name, min, max } = command.operands;
  if (operands.length < min) throw usageError(`${spelled(path)} needs a ${name}`, path);
  const extra = operands[max];
  if (extra !== undefined) throw unexpectedOperand(extra, path, flags);
}
