/**
 * How wide each column may be so that all of them take `room`: narrow ones keep their width, the wide
 * ones share what is left. Undefined where one would become narrower than `narrowest`.
 */
export function layOutColumns(
  natural: readonly number[],
  room: number,
  narrowest: number,
): readonly number[] | undefined {
  const total = natural.reduce((sum, width) => sum + width, 0);
  if (total <= room) return natural;
  let left = room;
  const widths = natural.map(() => 0);
  const order = natural
    .map((_, at) => at)
    .toSorted((a, b) => (natural[a] ?? 0) - (natural[b] ?? 0));
  for (const [done, at] of order.entries()) {
    const share = Math.floor(left / (natural.length - done));
    const wanted = natural[at] ?? 0;
    const width = Math.min(wanted, share);
    if (width < Math.min(wanted, narrowest)) return undefined;
    widths[at] = width;
    left -= width;
  }
  return widths;
}
