import type { PlannedVariable } from "./plan-shape.ts";

export interface PlannedArgument {
  readonly text: string | null;
  /** May become any number of arguments. */
  readonly openEnded: boolean;
}

export interface StartedCommand {
  /** Its name first; empty if even that is not known. */
  readonly argv: readonly PlannedArgument[];
  readonly environment: readonly PlannedVariable[];
}

/** How a command that runs another one has its own arguments before it. */
interface Carrier {
  /** Flags that take the next argument, without dashes. */
  readonly valueFlags: ReadonlySet<string>;
  /** Its own operands, which come before the command. */
  readonly operands: number;
  /** `NAME=value` arguments are for the command's environment. */
  readonly assignments: boolean;
}

const carriers: ReadonlyMap<string, Carrier> = new Map([
  ["env", carrier("u unset C chdir", 0, "assignments")],
  ["sudo", carrier("u user g group h host p prompt C D chdir R chroot T U t r", 0, "assignments")],
  ["doas", carrier("u C", 0)],
  ["timeout", carrier("s signal k kill-after", 1)],
  ["xargs", carrier("a arg-file d delimiter E I L n max-args P max-procs s max-chars", 0)],
  ["exec", carrier("a", 0)],
  ["command", carrier("", 0)],
  ["builtin", carrier("", 0)],
  ["nohup", carrier("", 0)],
  ["setsid", carrier("", 0)],
  ["nice", carrier("n adjustment", 0)],
  ["ionice", carrier("c class n classdata p pid", 0)],
  ["stdbuf", carrier("i input o output e error", 0)],
  ["time", carrier("f format o output", 0)],
  ["watch", carrier("n interval", 0)],
  ["flock", carrier("w timeout E", 1)],
  ["chroot", carrier("", 1)],
]);

function carrier(valueFlags: string, operands: number, assignments?: "assignments"): Carrier {
  return {
    valueFlags: new Set(valueFlags.split(" ")),
    operands,
    assignments: assignments !== undefined,
  };
}

/** The commands that `name` runs because its arguments say so, as `env A=1 make` runs `make`. */
export function startedCommands(
  name: string | null,
  args: readonly PlannedArgument[],
): readonly StartedCommand[] {
  const program = name?.slice(name.lastIndexOf("/") + 1) ?? "";
  if (program === "find") return startedByFind(args);
  if (program === "spawn") return startedBySpawn(args);
  const found = carriers.get(program);
  if (found === undefined) return [];
  const splitsText =
    program === "env" && args.some(({ text }) => /^(?:-S|--split-string)/.test(text ?? ""));
  return splitsText ? [unknown] : startedByCarrier(found, args);
}

const unknown: StartedCommand = { argv: [], environment: [] };

function startedByCarrier(
  { valueFlags, operands, assignments }: Carrier,
  args: readonly PlannedArgument[],
): readonly StartedCommand[] {
  const environment: PlannedVariable[] = [];
  let operandsLeft = operands;
  let flags = true;
  for (let at = 0; at < args.length; at += 1) {
    const { text, openEnded } = args[at] ?? { text: null, openEnded: true };
    if (openEnded) return [unknown];
    if (flags && text === "--") {
      flags = false;
    } else if (flags && text !== null && /^-./.test(text)) {
      if (takesNext(text, valueFlags)) at += 1;
    } else if (operandsLeft > 0) {
      operandsLeft -= 1;
    } else if (assignments && text !== null && text.includes("=")) {
      const cut = text.indexOf("=");
      environment.push({ name: text.slice(0, cut), value: text.slice(cut + 1) });
    } else {
      return [{ argv: args.slice(at), environment }];
    }
  }
  return [];
}

/** `-k 5`, `--signal KILL`, `-iu NAME`; not `-k5`, not `--signal=KILL`. */
function takesNext(flag: string, valueFlags: ReadonlySet<string>): boolean {
  if (flag.startsWith("--")) return valueFlags.has(flag.slice(2));
  const letters = flag.slice(1);
  for (let at = 0; at < letters.length; at += 1) {
    if (valueFlags.has(letters.charAt(at))) return at === letters.length - 1;
  }
  return false;
}

/** `-exec command … ;` and its like. */
function startedByFind(args: readonly PlannedArgument[]): readonly StartedCommand[] {
  const started: StartedCommand[] = [];
  let command: PlannedArgument[] | undefined;
  for (const argument of args) {
    const { text } = argument;
    if (command === undefined) {
      if (text !== null && /^-(?:exec|execdir|ok|okdir)$/.test(text)) command = [];
    } else if (text === ";" || text === "+") {
      started.push({ argv: command, environment: [] });
      command = undefined;
    } else {
      command.push(argument);
    }
  }
  return command === undefined ? started : [...started, { argv: command, environment: [] }];
}

/** `--command make --argv all`: each argument of the command has a flag of its own. */
function startedBySpawn(args: readonly PlannedArgument[]): readonly StartedCommand[] {
  const command = valuesOf("--command", args);
  if (command.length === 0) return [];
  return [{ argv: [...command.slice(-1), ...valuesOf("--argv", args)], environment: [] }];
}

function valuesOf(flag: string, args: readonly PlannedArgument[]): readonly PlannedArgument[] {
  return args.flatMap(({ text }, at): readonly PlannedArgument[] => {
    if (text === flag) return args.slice(at + 1, at + 2);
    if (text?.startsWith(`${flag}=`) !== true) return [];
    return [{ text: text.slice(flag.length + 1), openEnded: false }];
  });
}
