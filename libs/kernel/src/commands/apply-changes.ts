import { assertNever } from "@aish/core";
import type { ShellChange } from "../builtin.ts";
import type { Shell } from "../shell.ts";
import { pushValues } from "../variables/target-push.ts";
import { unsetElement } from "../variables/target-unset.ts";
import { toText } from "../values/value-text.ts";
import type { Value } from "../values/value.ts";

/** The one place where what builtins ask for happens. Throws a `Fault` for what cannot be. */
export function applyChanges(changes: readonly ShellChange[], shell: Shell): void {
  for (const change of changes) applyChange(change, shell);
}

function applyChange(change: ShellChange, shell: Shell): void {
  const { scope } = shell;
  switch (change.kind) {
    case "setVariable":
      if (change.scope === "local") scope.declareLocal(change.name, change.value);
      else scope.set(change.name, change.value);
      return;
    case "unsetVariable":
      scope.unset(change.name);
      return;
    case "unsetElement":
      unsetElement(shell, change.target);
      return;
    case "pushValues":
      pushValues(shell, change.target, change.values);
      return;
    case "exportVariable":
      exportVariable(change.name, change.exported, shell);
      return;
    case "setCwd":
      shell.cwd = change.path;
      return;
    case "setAlias":
      shell.aliases = new Map(shell.aliases).set(change.name, change.words);
      return;
    case "removeAlias": {
      const aliases = new Map(shell.aliases);
      aliases.delete(change.name);
      shell.aliases = aliases;
      return;
    }
    case "setOption":
      shell.options[change.option] = change.on;
      return;
    case "setArguments":
      shell.arguments = { values: change.arguments.map(asArgument), flags: change.flags };
      return;
    case "shiftArguments": {
      const { values, flags } = shell.arguments;
      shell.arguments = { values: values.slice(change.count), flags: flags.slice(change.count) };
      return;
    }
    case "removeFunction": {
      const functions = new Map(shell.functions);
      functions.delete(change.name);
      shell.functions = functions;
      return;
    }
    case "setTrap": {
      const traps = new Map(shell.traps);
      if (change.command === undefined) traps.delete(change.event);
      else traps.set(change.event, change.command);
      shell.traps = traps;
      return;
    }
    default:
      assertNever(change);
  }
}

/** A name that has no value yet is exported as empty, as everywhere. */
function exportVariable(name: string, exported: boolean, shell: Shell): void {
  shell.scope.ownCell(name, shell.scope.get(name) ?? "").exported = exported;
}

function asArgument(value: Value): string {
  return typeof value === "string" ? value : toText(value);
}
