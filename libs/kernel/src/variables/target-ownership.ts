import type { Cell } from "./scope.ts";
import type { KaiRecord, List, Value } from "../values/value.ts";

/** A list or a record that may be changed in place. */
export type Container = Value[] | Map<string, Value>;

/**
 * Values are never shared as far as a program can see. A cell owns its collection once it has been copied
 * for it; a collection inside another is owned by the one that it was copied into. So ownership ends by
 * itself for everything inside a collection that was read whole: the next write goes into a copy of it,
 * which owns nothing yet.
 */
const owners = new WeakMap<object, Container>();

/** The collection of a cell, copied the first time. */
export function ownedRoot(cell: Cell, value: List | KaiRecord): Container {
  const own = cell.owned ? inPlace(value) : copyOf(value);
  cell.value = own;
  cell.owned = true;
  return own;
}

/** A collection inside `parent`, copied unless it is already its own; `isCopy` asks to store it there. */
export function ownedChild(
  parent: Container,
  child: List | KaiRecord,
): { readonly container: Container; readonly isCopy: boolean } {
  if (owners.get(child) === parent) return { container: inPlace(child), isCopy: false };
  const copy = copyOf(child);
  owners.set(copy, parent);
  return { container: copy, isCopy: true };
}

/** A collection was read out of another: whoever has it may keep it. */
export function release(value: List | KaiRecord): void {
  owners.delete(value);
}

function copyOf(value: List | KaiRecord): Container {
  return value instanceof Map ? new Map(value) : Array.from(value);
}

/** What was made by `copyOf` is only typed as if it were read-only. */
function inPlace(value: List | KaiRecord): Container {
  return value instanceof Map || Array.isArray(value) ? value : copyOf(value);
}
