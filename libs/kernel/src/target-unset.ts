import type { Shell } from "./shell.ts";
import { listIndex, recordKey, type Place } from "./subscript-lookup.ts";
import { ownedContainer } from "./target-path.ts";
import { isList } from "./value.ts";

/** Removes a key of a record or an element of a list. What is not there is gone already. */
export function unsetElement(shell: Shell, name: string, key: string): void {
  if (shell.scope.get(name) === undefined) return;
  const place: Place = { kind: "dynamic", spelling: `${name}[${key}]` };
  const container = ownedContainer(shell, name, [place], [key], 0);
  if (!isList(container)) {
    container.delete(recordKey(place, key));
    return;
  }
  const index = listIndex(container, place, key);
  if (index >= 0 && index < container.length) container.splice(index, 1);
}
