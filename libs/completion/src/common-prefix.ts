import type { Candidate } from "./candidate.ts";

/**
 * What all candidates begin with that begin with what was typed (all of them, if none does): what a
 * first Tab puts in the line. A backslash at its end that would quote what is typed next is left out.
 */
export function commonPrefix(candidates: readonly Candidate[]): string {
  const plain = candidates.filter(beginsAsTyped);
  const [first, ...others] = plain.length === 0 ? candidates : plain;
  if (first === undefined) return "";
  let { length } = first.value;
  for (const { value } of others) {
    length = Math.min(length, value.length);
    let same = 0;
    while (same < length && value[same] === first.value[same]) same += 1;
    length = same;
  }
  const prefix = first.value.slice(0, length);
  return length === first.value.length ? prefix : withoutHalves(prefix);
}

/** Whether the letters that matched are the first ones of the label, so that it goes on what was typed. */
export function beginsAsTyped({ matches }: Candidate): boolean {
  return matches.every((place, index) => place === index);
}

function withoutHalves(prefix: string): string {
  const whole = /[\uD800-\uDBFF]$/.test(prefix) ? prefix.slice(0, -1) : prefix;
  const slashes = /\\+$/.exec(whole)?.[0].length ?? 0;
  return slashes % 2 === 0 ? whole : whole.slice(0, -1);
}
