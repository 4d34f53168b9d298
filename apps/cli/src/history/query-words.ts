import { lettersOf, type SearchableLine } from "./line-table.ts";

/** What is looked for: words that must all stand in a line, in one piece or at least letter by letter. */
export class QueryWords {
  readonly #words: readonly QueryWord[];

  constructor(query: string) {
    const words = query.split(/\s+/).filter((word) => word !== "");
    this.#words = words.map((text) => ({
      text,
      exact: text !== text.toLowerCase(),
      letters: lettersOf(text.toLowerCase()),
    }));
  }

  /** How well a line matches: every word in one piece, or some of them only letter by letter. */
  match({ command, lower, letters }: SearchableLine): "whole" | "loose" | undefined {
    let isWhole = true;
    for (const word of this.#words) {
      if ((letters & word.letters) !== word.letters) return undefined;
      const text = word.exact ? command : lower;
      if (text.includes(word.text)) continue;
      if (!isScattered(text, word.text)) return undefined;
      isWhole = false;
    }
    return isWhole ? "whole" : "loose";
  }

  /** Offsets of the letters that match, ascending. */
  placesIn(line: string): readonly number[] {
    const lower = line.toLowerCase();
    // A letter whose lower case is longer would move all offsets behind it.
    const folded = lower.length === line.length ? lower : line;
    const places = new Set<number>();
    for (const { text, exact } of this.#words) {
      const where = exact ? line : folded;
      const at = where.indexOf(text);
      const found = at < 0 ? scattered(where, text) : placesFrom(at, text.length);
      for (const place of found ?? []) places.add(place);
    }
    return Array.from(places).toSorted((left, right) => left - right);
  }
}

interface QueryWord {
  readonly text: string;
  readonly exact: boolean;
  readonly letters: number;
}

/** What a letter of the query is made of is set off as one: half of a pair is no letter. */
function placesFrom(at: number, length: number): readonly number[] {
  return Array.from({ length }, (_, offset) => at + offset);
}

/** Without saying where: most lines fail here. */
function isScattered(text: string, wanted: string): boolean {
  let next = 0;
  for (let at = 0; at < text.length && next < wanted.length; at++) {
    if (text.charCodeAt(at) === wanted.charCodeAt(next)) next++;
  }
  return next === wanted.length;
}

function scattered(text: string, wanted: string): readonly number[] | undefined {
  const places: number[] = [];
  let from = 0;
  for (const letter of wanted) {
    const at = text.indexOf(letter, from);
    if (at < 0) return undefined;
    places.push(...placesFrom(at, letter.length));
    from = at + letter.length;
  }
  return places;
}
