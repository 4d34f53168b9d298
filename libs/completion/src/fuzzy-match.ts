/** What a match of the label's beginning stays below, if its letters differ in case. */
export const prefixScore = 1_000_000;
const exactScore = 2_000_000;

export function isPrefixScore(score: number): boolean {
  return score > prefixScore - 10_000;
}

/** Neither the label's beginning nor the beginnings of its words: with a letter or two, mere chance. */
export function isWeakScore(score: number): boolean {
  return score < weakScore;
}

/**
 * Whether the letters of the query stand in the label in their order, and how well: at its beginning,
 * at the beginnings of its words, next to each other, or scattered. Letters match either case unless
 * the query has an upper-case one. Higher is better; only to be compared with others of the same query.
 *
 * For many labels: what is to be known of the query is found out once, and no place of a letter, since
 * what is thrown away again should cost nothing.
 */
export function createScorer(query: string): (label: string) => number | undefined {
  const { length } = query;
  if (length === 0) return () => 0;
  const sensitive = hasUpperCase(query);
  const wanted = sensitive ? query : query.toLowerCase();
  return (label) => {
    if (label.length < length) return undefined;
    if (label.startsWith(query)) return exactScore - Math.min(label.length, 1000);
    if (!isSubsequence(label, wanted, sensitive)) return undefined;
    const text = sensitive ? label : folded(label);
    if (text.startsWith(wanted)) return prefixScore - Math.min(label.length, 1000);
    return looseScore(text, label, wanted);
  };
}

/** Offsets, ascending, of the letters of a query that is known to match. */
export function placesOf(query: string, label: string): readonly number[] {
  const sensitive = hasUpperCase(query);
  const wanted = sensitive ? query : query.toLowerCase();
  const text = sensitive ? label : folded(label);
  const start = text.startsWith(wanted) ? 0 : substringAt(text, label, wanted);
  if (start >= 0) return Array.from({ length: query.length }, (_, index) => start + index);
  return scatteredPlaces(text, label, wanted);
}

function hasUpperCase(query: string): boolean {
  return query !== query.toLowerCase();
}

/** A letter whose lower case is longer would move all offsets behind it: such a label stays as it is. */
function folded(label: string): string {
  const lower = label.toLowerCase();
  return lower.length === label.length ? lower : label;
}

/** Most labels fail here, so it does without a copy of the label while it is plain ASCII. */
function isSubsequence(label: string, wanted: string, sensitive: boolean): boolean {
  let next = 0;
  let code = wanted.charCodeAt(0);
  for (let at = 0; at < label.length; at += 1) {
    let letter = label.charCodeAt(at);
    if (!sensitive) {
      if (letter >= 65 && letter <= 90) letter += 32;
      else if (letter > 127) return isFoldedSubsequence(folded(label), wanted);
    }
    if (letter !== code) continue;
    next += 1;
    if (next === wanted.length) return true;
    code = wanted.charCodeAt(next);
  }
  return false;
}

function isFoldedSubsequence(text: string, wanted: string): boolean {
  let next = 0;
  for (let at = 0; at < text.length && next < wanted.length; at += 1) {
    if (text.charCodeAt(at) === wanted.charCodeAt(next)) next += 1;
  }
  return next === wanted.length;
}

const weakScore = 400_000;
const substringScore = 300_000;
const wordScore = 600_000;
const initialsScore = 500_000;

function looseScore(text: string, label: string, wanted: string): number {
  const length = Math.min(label.length, 1000);
  const at = substringAt(text, label, wanted);
  if (at >= 0) {
    const base = isWordStart(label, at) ? wordScore : substringScore;
    return base - Math.min(at, 500) * 10 - length;
  }
  const places = scatteredPlaces(text, label, wanted);
  let starts = 0;
  let joined = 0;
  for (const [index, place] of places.entries()) {
    if (isWordStart(label, place)) starts += 1;
    else if (index > 0 && place === (places[index - 1] ?? 0) + 1) joined += 1;
  }
  const base = starts === wanted.length ? initialsScore : 0;
  const span = Math.min((places.at(-1) ?? 0) - (places[0] ?? 0), 1000);
  return base + starts * 4000 + joined * 2000 - span * 10 - length;
}

/** Where all of the query stands in one piece, a word's beginning before any other; -1: nowhere. */
function substringAt(text: string, label: string, wanted: string): number {
  const first = text.indexOf(wanted);
  // A label that is one letter over and over has as many pieces as letters: enough is enough.
  for (let at = first, tries = 0; at >= 0 && tries < 32; tries += 1) {
    if (isWordStart(label, at)) return at;
    at = text.indexOf(wanted, at + 1);
  }
  return first;
}

/**
 * Each letter next to the one before it, else at the next beginning of a word, else as early as can be,
 * but never so late that the rest would not fit any more.
 */
function scatteredPlaces(text: string, label: string, wanted: string): readonly number[] {
  const latest = latestPlaces(text, wanted);
  const places: number[] = [];
  let from = 0;
  for (let index = 0; index < wanted.length; index += 1) {
    const letter = wanted[index] ?? "";
    const last = latest[index] ?? -1;
    const place = placeOf(text, label, letter, { from, last, isFirst: index === 0 });
    if (place < 0) return places;
    places.push(place);
    from = place + 1;
  }
  return places;
}

function placeOf(
  text: string,
  label: string,
  letter: string,
  range: { readonly from: number; readonly last: number; readonly isFirst: boolean },
): number {
  const first = text.indexOf(letter, range.from);
  if (first < 0 || first > range.last) return -1;
  if (first === range.from && !range.isFirst) return first;
  // A beginning of a word further on is worth a gap; looked for nearby only, to stay linear.
  const end = Math.min(range.last, first + 64);
  for (let at = first; at >= 0 && at <= end; at = text.indexOf(letter, at + 1)) {
    if (isWordStart(label, at)) return at;
  }
  return first;
}

function latestPlaces(text: string, wanted: string): readonly number[] {
  const latest: number[] = [];
  let at = text.length;
  for (let index = wanted.length - 1; index >= 0; index -= 1) {
    at = at <= 0 ? -1 : text.lastIndexOf(wanted[index] ?? "", at - 1);
    latest[index] = at;
  }
  return latest;
}

const separators = new Set("-_/.:@+=, ");

function isWordStart(label: string, at: number): boolean {
  if (at === 0) return true;
  const before = label[at - 1] ?? "";
  if (separators.has(before)) return true;
  const letter = label.charCodeAt(at);
  const previous = label.charCodeAt(at - 1);
  return letter >= 65 && letter <= 90 && previous >= 97 && previous <= 122;
}
