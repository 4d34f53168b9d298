import { Fault } from "../fault.ts";
import type { Shell } from "../shell.ts";
import {
  absent,
  elementOf,
  listIndex,
  notACollection,
  recordKey,
  type Place,
} from "./subscript-lookup.ts";
import { ownedChild, ownedRoot, type Container } from "./target-ownership.ts";
import { isList, type Value } from "../values/value.ts";
import { isCollection } from "../values/value-type.ts";

/** The collection that the first `depth` keys lead to, made ready to be changed in place. */
export function ownedContainer(
  shell: Shell,
  name: string,
  places: readonly Place[],
  keys: readonly Value[],
  depth: number,
): Container {
  const value = shell.scope.get(name);
  if (value === undefined) {
    throw undefinedRoot(name);
  }
  const first = places[0] ?? { kind: "key", spelling: name };
  if (!isCollection(value)) throw notACollection(value, first);
  let container = ownedRoot(shell.scope.ownCell(name, value), value);
  for (let level = 0; level < depth; level += 1) {
    const place = places[level];
    const key = keys[level];
    if (place === undefined || key === undefined) break;
    const child = elementOf(container, place, key);
    if (child === undefined) throw missingOnTheWay(container, place, key);
    if (!isCollection(child)) throw notACollection(child, places[level + 1] ?? place);
    const owned = ownedChild(container, child);
    if (owned.isCopy) put(container, place, key, owned.container);
    container = owned.container;
  }
  return container;
}

/** The element at the end of the path, which must exist. */
export function readPath(
  shell: Shell,
  name: string,
  places: readonly Place[],
  keys: readonly Value[],
): Value {
  let value = shell.scope.get(name);
  if (value === undefined) throw undefinedRoot(name);
  for (const [level, place] of places.entries()) {
    const key = keys[level];
    if (key === undefined) break;
    const element = elementOf(value, place, key);
    if (element === undefined && isCollection(value)) throw absent(value, place, key);
    value = element ?? null;
  }
  return value;
}

/** Only the last key of a record may be new; an element of a list must exist. */
export function writePath(
  shell: Shell,
  name: string,
  places: readonly Place[],
  keys: readonly Value[],
  value: Value,
): void {
  const last = places.length - 1;
  const place = places[last];
  const key = keys[last];
  if (place === undefined || key === undefined) return shell.scope.set(name, value);
  put(ownedContainer(shell, name, places, keys, last), place, key, value);
}

function put(container: Container, place: Place, key: Value, value: Value): void {
  if (!isList(container)) {
    container.set(recordKey(place, key), value);
    return;
  }
  const index = listIndex(container, place, key);
  if (index < 0 || index >= container.length) throw absent(container, place, key);
  container[index] = value;
}

function missingOnTheWay(container: Container, place: Place, key: Value): Fault {
  const fault = absent(container, place, key);
  if (isList(container)) return fault;
  return new Fault(fault.message, `nothing is made on the way: write ${place.spelling}={} first`);
}

function undefinedRoot(name: string): Fault {
  return new Fault(
    `undefined variable ${name}: ${name} is not defined`,
    `begin with ${name}=[] or ${name}={}`,
  );
}
