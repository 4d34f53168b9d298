import type { Context } from "../context.ts";
import type { Scope } from "./scope.ts";
import type { Shell } from "../shell.ts";
import type { Value } from "../values/value.ts";

/** A name of the shell's own, which no program assigns. */
export function isSpecialName(name: string): boolean {
  return name === "PIPESTATUS" || /^(?:[0-9]+|[?#@*!$])$/.test(name);
}

/** The value of a variable as a whole, for someone who may keep it; undefined if it is unset. */
export function readVariable(name: string): (context: Context) => Value | undefined {
  if (isSpecialName(name)) return readSpecial(name);
  return (context) => takeValue(context.shell.scope, name);
}

/** From now on the variable shares its collection, so the next write to it goes to a copy. */
export function takeValue(scope: Scope, name: string): Value | undefined {
  const cell = scope.cell(name);
  if (cell === undefined) return undefined;
  if (cell.owned) cell.owned = false;
  return cell.value;
}

/** The same for a reader who looks inside and keeps nothing. `$@` is a list for it. */
export function peekVariable(name: string): (context: Context) => Value | undefined {
  if (name === "@" || name === "*") return ({ shell }) => shell.arguments.values;
  if (isSpecialName(name)) return readSpecial(name);
  return (context) => context.shell.scope.get(name);
}

function readSpecial(name: string): (context: Context) => Value | undefined {
  switch (name) {
    case "?":
      return ({ shell }) => shell.status;
    case "#":
      return ({ shell }) => shell.arguments.values.length;
    case "@":
    case "*":
      return ({ shell }) => joinedArguments(shell);
    case "!":
      return ({ shell }) => shell.lastJob;
    case "$":
      return ({ shell }) => shell.runtime.sessionNumber;
    case "PIPESTATUS":
      return ({ shell }) => shell.pipeStatus;
    case "0":
      return ({ shell }) => shell.name;
    default: {
      const index = Number(name) - 1;
      return ({ shell }) => shell.arguments.values[index];
    }
  }
}

function joinedArguments(shell: Shell): string {
  return shell.arguments.values.join(" ");
}
