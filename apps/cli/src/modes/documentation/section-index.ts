import type { DocumentSection } from "./document-section.ts";

interface Posting {
  readonly section: number;
  /** How often the word stands there; in a title it counts more. */
  readonly weight: number;
}

const titleWeight = 8;
/** As in BM25: how soon more of the same word stops counting, and how much length is held against a section. */
const saturation = 1.2;
const lengthShare = 0.6;

/** Finds sections by their words; the last word of a query may be the beginning of one. */
export class SectionIndex {
  readonly #sections: readonly DocumentSection[];
  readonly #postings = new Map<string, Posting[]>();
  readonly #lengths: readonly number[];
  readonly #usualLength: number;

  constructor(sections: readonly DocumentSection[]) {
    this.#sections = sections;
    this.#lengths = sections.map((section, number) => this.#add(section, number));
    const all = this.#lengths.reduce((sum, length) => sum + length, 0);
    this.#usualLength = Math.max(1, all / Math.max(1, sections.length));
  }

  /** Best first. Sections with every word of the query come before those with some. */
  search(query: string, limit = 50): readonly DocumentSection[] {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const scores = new Map<number, { score: number; found: number }>();
    for (const [place, word] of words.entries()) {
      for (const [section, score] of this.#scores(word, place === words.length - 1)) {
        const known = scores.get(section) ?? { score: 0, found: 0 };
        known.score += score;
        known.found += 1;
        scores.set(section, known);
      }
    }
    for (const [section, known] of scores) {
      if (isNamed(this.#sections[section], query)) known.score += namedBonus;
    }
    return [...scores]
      .toSorted(
        ([a, one], [b, other]) => other.found - one.found || other.score - one.score || a - b,
      )
      .slice(0, limit)
      .flatMap(([section]) => this.#sections[section] ?? []);
  }

  /** Words that begin so, the most used first. */
  words(beginning: string, limit: number): readonly string[] {
    if (beginning === "") return [];
    return [...this.#postings]
      .filter(([word]) => word.startsWith(beginning) && word !== beginning)
      .toSorted(([, one], [, other]) => other.length - one.length)
      .slice(0, limit)
      .map(([word]) => word);
  }

  #add({ title, place, text }: DocumentSection, section: number): number {
    const weights = new Map<string, number>();
    const count = (words: readonly string[], weight: number): void => {
      for (const word of words) weights.set(word, (weights.get(word) ?? 0) + weight);
    };
    const body = wordsOf(text);
    count(wordsOf(title), titleWeight);
    count(wordsOf(place), titleWeight / 4);
    count(body, 1);
    for (const [word, weight] of weights) {
      const postings = this.#postings.get(word);
      if (postings === undefined) this.#postings.set(word, [{ section, weight }]);
      else postings.push({ section, weight });
    }
    return body.length;
  }

  #scores(word: string, isOpen: boolean): ReadonlyMap<number, number> {
    const scores = new Map<number, number>();
    const whole = this.#postings.get(word);
    if (whole !== undefined) this.#rate(whole, 1, scores);
    if (isOpen && word.length > 1) {
      for (const [known, postings] of this.#postings) {
        if (known !== word && known.startsWith(word)) this.#rate(postings, 0.5, scores);
      }
    }
    return scores;
  }

  #rate(postings: readonly Posting[], share: number, scores: Map<number, number>): void {
    const rarity = Math.log(1 + this.#sections.length / postings.length);
    for (const { section, weight } of postings) {
      const length = (this.#lengths[section] ?? 0) / this.#usualLength;
      const norm = saturation * (1 - lengthShare + lengthShare * length);
      const score = (share * rarity * weight * (saturation + 1)) / (weight + norm);
      scores.set(section, Math.max(score, scores.get(section) ?? 0));
    }
  }
}

/** What is asked for by its name comes first. */
const namedBonus = 1000;

function isNamed(section: DocumentSection | undefined, query: string): boolean {
  const name = section?.title.split(/\s/, 1)[0] ?? "";
  const asked = query.trim().toLowerCase();
  return name.toLowerCase() === asked || (name.length > 1 && name.toLowerCase() === `${asked}:`);
}

/** Lower case; `--help`, `set -e` and `mode_2` are found by what stands in them. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu) ?? [];
}
