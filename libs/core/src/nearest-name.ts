/** The name that a mistyped word most likely stands for, or undefined if none is near enough. */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  if (word.length < 2) return undefined; // every letter is as near to any other
  const reach = word.length <= 2 ? 1 : Math.min(3, Math.floor((word.length + 2) / 3));
  const letters = lettersOf(word);
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of names) {
    if (Math.abs(name.length - word.length) > reach || name === word) continue;
    // An edit takes one letter away and brings one in at most: this settles nearly all names.
    if (bitsIn(letters ^ lettersOf(name)) > 2 * reach) continue;
    const edits = editDistance(word.toLowerCase(), name.toLowerCase(), reach);
    if (edits > reach) continue;
    // Of equally near names: the same letters in another order, then the same first letter, which
    // is the one that people get right, then the same length.
    const away =
      edits -
      (sameLetters(word, name) ? 0.5 : 0) -
      (name[0] === word[0] ? 0.25 : 0) -
      (name.length === word.length ? 0.125 : 0);
    if (away < least || (away === least && nearest !== undefined && name < nearest)) {
      least = away;
      nearest = name;
    }
  }
  return nearest;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours cost one each. Above `limit` the
 * answer is only "more than that".
 */
export function editDistance(from: string, to: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1];
      const cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

function sameLetters(word: string, name: string): boolean {
  return word.split("").toSorted().join("") === name.split("").toSorted().join("");
}

/** The letters of a word, whatever their case, as bits. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function bitsIn(set: number): number {
  let count = 0;
  for (let left = set; left !== 0; left &= left - 1) count += 1;
  return count;
}
