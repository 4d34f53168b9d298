import type { Line } from "./line.ts";
import { mark } from "./marks.ts";
import type { SeenCommand } from "./seen-command.ts";

/** What is known, while a line is walked, of the shell that would run it. */
export interface Scope {
  /** Undefined once a `cd` went where the text does not say. */
  cwd: string | undefined;
  readonly home: string;
  readonly variables: Map<string, readonly string[]>;
  readonly functions: Map<string, Line>;
  readonly aliases: Map<string, string>;
  /** Variables that hold what commands printed. */
  readonly printed: Map<string, readonly SeenCommand[]>;
}

export function createScope(cwd: string, home: string): Scope {
  return {
    cwd,
    home,
    variables: new Map(),
    functions: new Map(),
    aliases: new Map(),
    printed: new Map(),
  };
}

/** For `( )` and pipes: what is changed there is not changed here. */
export function innerScope(scope: Scope): Scope {
  return {
    ...scope,
    variables: new Map(scope.variables),
    functions: new Map(scope.functions),
    aliases: new Map(scope.aliases),
    printed: new Map(scope.printed),
  };
}

const usualDirectories: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  XDG_CONFIG_HOME: ".config",
  XDG_DATA_HOME: ".local/share",
  XDG_STATE_HOME: ".local/state",
});
const neverEmpty = /^(?:[$!?#]|RANDOM|SECONDS|UID|EUID|PPID|HOSTNAME|OLDPWD|BASHPID|EPOCHSECONDS)$/;

/** Every value that a variable may have; several after `for`, or of an array. */
export function valuesOf(name: string, scope: Scope): readonly string[] {
  const known = scope.variables.get(name);
  if (known !== undefined) return known;
  if (name === "HOME") return [scope.home];
  if (name === "PWD") return [scope.cwd ?? mark.some];
  if (name === "USER" || name === "LOGNAME") return [userName(scope)];
  if (/^(?:SHELL|BASH|0)$/.test(name)) return ["/bin/sh"];
  const usual = usualDirectories[name];
  if (usual !== undefined) return [mark.hole, `${scope.home}/${usual}`];
  if (name === "IFS") return [" "];
  return [neverEmpty.test(name) ? mark.some : mark.hole];
}

export function userName({ home }: Scope): string {
  return home.slice(home.lastIndexOf("/") + 1);
}
