import type { Shell } from "../shell.ts";
import { listIndex, recordKey } from "./subscript-lookup.ts";
import { ownedContainer } from "./target-path.ts";
import { parseTarget } from "./target-text.ts";
import { isList } from "../values/value.ts";

/** Removes a key of a record or an element of a list: `r[a]`, `r[a][0]`. What is not there is gone already. */
export function unsetElement(shell: Shell, target: string): void {
  const { name, places, keys } = parseTarget(target);
  const place = places.at(-1);
  const key = keys.at(-1);
  if (place === undefined || key === undefined || shell.scope.get(name) === undefined) return;
  const container = ownedContainer(shell, name, places, keys, keys.length - 1);
  if (!isList(container)) {
    container.delete(recordKey(place, key));
    return;
  }
  const index = listIndex(container, place, key);
  if (index >= 0 && index < container.length) container.splice(index, 1);
}
