import { Fault } from "../fault.ts";
import type { Step } from "./subscript.ts";
import { isList, NumberWord, type KaiRecord, type List, type Value } from "../values/value.ts";
import { toText } from "../values/value-text.ts";
import { isCollection, isRecord, typeName, withArticle } from "../values/value-type.ts";

/** What a step needs to know of itself once its key is there. */
export type Place = Pick<Step, "kind" | "spelling">;

const integer = /^-?[0-9]+$/;

/** Undefined: there is no such element or key. A container of the wrong shape is a fault. */
export function elementOf(container: Value, place: Place, key: Value): Value | undefined {
  if (isList(container)) return container[listIndex(container, place, key)];
  if (isRecord(container)) return container.get(recordKey(place, key));
  throw notACollection(container, place);
}

/** Counted from the start; outside of the list if it is out of bounds. */
export function listIndex(list: List, place: Place, key: Value): number {
  const index = indexOf(place, key);
  return index < 0 ? index + list.length : index;
}

export function recordKey(place: Place, key: Value): string {
  if (place.kind === "index") {
    throw new Fault(
      `${place.spelling}: record keys are strings, not ${toText(key)}`,
      `quote the key: ["${toText(key)}"]`,
    );
  }
  if (typeof key === "string") return key;
  if (key === null || isCollection(key)) {
    throw new Fault(`${place.spelling}: ${withArticle(key)} cannot be the key of a record`);
  }
  return toText(key);
}

export function absent(container: List | KaiRecord, place: Place, key: Value): Fault {
  if (!isList(container)) {
    return new Fault(
      `${place.spelling}: no such key: ${toText(key)}`,
      `write \${${place.spelling}:-default} if it may be missing`,
    );
  }
  const { length } = container;
  const size = length === 1 ? "1 element" : `${length} elements`;
  return new Fault(
    `${place.spelling}: index ${toText(key)} is out of bounds, the list has ${size}`,
  );
}

export function notACollection(value: Value, place: Place): Fault {
  if (typeof value === "string") {
    const name = place.spelling.slice(0, place.spelling.lastIndexOf("["));
    return new Fault(
      `${place.spelling}: a string has no elements and is not a collection, slice it instead`,
      `write \${${name}[0:5]} for its first five characters`,
    );
  }
  return new Fault(`${place.spelling}: ${withArticle(value)} is not a collection`);
}

function indexOf(place: Place, key: Value): number {
  if (place.kind !== "key") {
    if (typeof key === "number" && Number.isInteger(key)) return key;
    // No list is that long: it is out of bounds and nothing worse.
    if (typeof key === "bigint") return Number.MAX_SAFE_INTEGER;
    if (key instanceof NumberWord && Number.isInteger(key.value)) return Number(key.value);
    if (typeof key === "string" && integer.test(key)) return Number(key);
  }
  const shown = isCollection(key) ? `a ${typeName(key)}` : `"${toText(key)}"`;
  throw new Fault(`${place.spelling}: a list needs an integer index, not ${shown}`);
}
