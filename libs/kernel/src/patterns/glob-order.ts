const surrogate = /[\ud800-\udfff]/;

/** Sorted by code points, each once. A plain sort of strings goes by UTF-16 units. */
export function inCodePointOrder(names: Iterable<string>): readonly string[] {
  const unique = [...new Set(names)];
  return unique.some((name) => surrogate.test(name))
    ? unique.toSorted(compareCodePoints)
    : unique.toSorted();
}

function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let index = 0;
  while (index < length && a.charCodeAt(index) === b.charCodeAt(index)) index += 1;
  if (index === length) return a.length - b.length;
  return order(a.charCodeAt(index)) - order(b.charCodeAt(index));
}

/** Surrogates stand for what comes after every other unit. */
function order(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
