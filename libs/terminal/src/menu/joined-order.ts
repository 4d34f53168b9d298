import type { MenuItem } from "./menu-item.ts";

const mostKept = 2000;

/**
 * The order in which items are shown when more have joined those that are seen already: these stay where
 * they are, others follow. Only what somebody may have looked at is kept in place.
 */
export function joinedOrder(
  seen: Iterable<MenuItem>,
  items: readonly MenuItem[],
): readonly number[] {
  const places = new Map<string, number>();
  let count = 0;
  for (const { label } of seen) {
    if (count === mostKept) break;
    if (!places.has(label)) places.set(label, count);
    count += 1;
  }
  const kept: (number | undefined)[] = [];
  const others: number[] = [];
  for (const [index, { label }] of items.entries()) {
    const place = places.get(label);
    if (place === undefined) others.push(index);
    else {
      places.delete(label);
      kept[place] = index;
    }
  }
  return [...kept.filter((index) => index !== undefined), ...others];
}
