import { Fault } from "../fault.ts";
import type { Shell } from "../shell.ts";
import { ownedContainer } from "./target-path.ts";
import { parseTarget } from "./target-text.ts";
import { isList, type Value } from "../values/value.ts";

/** Appends to the list that a name or a path (`services[web][tags]`) leads to. */
export function pushValues(shell: Shell, target: string, values: readonly Value[]): void {
  const { name, places, keys } = parseTarget(target);
  const container = ownedContainer(shell, name, places, keys, places.length);
  if (!isList(container)) {
    throw new Fault(`${target} is a record, not a list`, `write ${target}[key]=value`);
  }
  for (const value of values) container.push(value);
}
