import type { Candidate, CandidateKind } from "./candidate.ts";
import type { Draft, Pool } from "./draft.ts";
import { createScorer, isPrefixScore, isWeakScore, placesOf, prefixScore } from "./fuzzy-match.ts";

/** More than anybody looks through: who wants the thousandth types a letter. */
export const mostCandidates = 1000;

/** Among candidates that match equally well. */
const kindOrder: Readonly<Record<CandidateKind, number>> = {
  history: 0,
  subcommand: 1,
  target: 1,
  script: 1,
  branch: 1,
  host: 1,
  job: 1,
  session: 1,
  model: 1,
  meta: 1,
  alias: 2,
  function: 2,
  builtin: 3,
  command: 4,
  executable: 4,
  variable: 4,
  word: 4,
  directory: 5,
  file: 5,
  option: 6,
};

interface Found {
  readonly pool: Pool;
  readonly draft: Draft;
  /** Greater comes first. */
  readonly key: number;
  readonly order: number;
  readonly score: number;
}

export interface RankRequest {
  readonly pools: readonly Pool[];
  /** Labels that were used at this place before, best first. */
  readonly learned: readonly string[];
}

/**
 * Those that begin with what was typed come first, of them those used before, then by kind and name, of
 * commands the shorter ones; the others by how well they match. Where nothing was typed, a pool's order
 * stays within a kind.
 */
export function rankCandidates({ pools, learned }: RankRequest): readonly Candidate[] {
  const places = new Map(learned.map((label, index) => [label, index]));
  const best = new BestFound();
  for (const pool of pools) collect(pool, places, best);
  return written(withoutChance(best.sorted()));
}

/** Where something begins as typed, letters that others have somewhere are chance. */
function withoutChance(found: readonly Found[]): readonly Found[] {
  const [first] = found;
  if (first === undefined || first.key < tierWeight) return found;
  return found.filter(({ pool: { query }, draft: { label }, score }) => {
    if (query === "" || !isWeakScore(score)) return true;
    return query.length > 2 && label.toLowerCase().includes(query.toLowerCase());
  });
}

function collect(pool: Pool, learned: ReadonlyMap<string, number>, best: BestFound): void {
  const score = createScorer(pool.query);
  for (const one of pool.drafts) {
    const matched = score(one.label);
    if (matched === undefined) continue;
    if (pool.isExact === true && pool.query !== "" && !isPrefixScore(matched)) continue;
    best.add(pool, one, keyOf(one, matched, pool.query, learned), matched);
  }
}

/** Never holds more than a few times what is shown, however many there are. */
class BestFound {
  #found: Found[] = [];
  #least = Number.NEGATIVE_INFINITY;
  #last: Found | undefined;
  #order = 0;

  add(pool: Pool, one: Draft, key: number, score: number): void {
    this.#order += 1;
    if (key <= this.#least && pool.query === "") return; // an equal one was there before it
    if (key < this.#least) return;
    const found = { pool, draft: one, key, order: this.#order, score };
    if (this.#last !== undefined && compare(this.#last, found) < 0) return;
    this.#found.push(found);
    if (this.#found.length < mostCandidates * 4) return;
    this.#found = this.sorted().slice(0, mostCandidates);
    this.#last = this.#found.at(-1);
    this.#least = this.#last?.key ?? this.#least;
  }

  sorted(): Found[] {
    return this.#found.toSorted(compare);
  }
}

function compare(a: Found, b: Found): number {
  if (a.key !== b.key) return b.key - a.key;
  if (a.pool.query !== "" && b.pool.query !== "" && a.draft.label !== b.draft.label) {
    return a.draft.label < b.draft.label ? -1 : 1;
  }
  return a.order - b.order;
}

/** Of thousands, the one that is meant is mostly a short one. */
const isTypedOften: ReadonlySet<CandidateKind> = new Set([
  "alias",
  "builtin",
  "command",
  "executable",
  "function",
]);

const tierWeight = 1e12;
const learnedWeight = 1e9;
const kindWeight = 1e7;

function keyOf(
  { label, kind }: Draft,
  score: number,
  query: string,
  learned: ReadonlyMap<string, number>,
): number {
  const place = learned.size === 0 ? undefined : learned.get(label);
  const used = place === undefined ? 0 : Math.max(1, 900 - place);
  const kindKey = 9 - kindOrder[kind];
  if (query === "") return used * learnedWeight + kindKey * kindWeight;
  if (!isPrefixScore(score)) return used * learnedWeight + score * 10 + kindKey;
  const tier = label.length === query.length ? 3 : score > prefixScore ? 2 : 1;
  const brevity = isTypedOften.has(kind) ? score : 0;
  return tier * tierWeight + used * learnedWeight + kindKey * kindWeight + brevity;
}

/** The same value is offered once, at its best place, and described if any source describes it. */
function written(found: readonly Found[]): readonly Candidate[] {
  const byValue = new Map<string, Candidate>();
  for (const { pool, draft } of found) {
    const value = pool.write(draft);
    // `--all=` is the same option as `--all`.
    const key = draft.kind === "option" ? value.replace(/=$/, "") : value;
    const known = byValue.get(key);
    if (known !== undefined) {
      const kind = known.kind === "history" ? draft.kind : known.kind;
      byValue.set(key, {
        ...known,
        kind,
        description: known.description || visible(draft.description),
      });
      continue;
    }
    if (byValue.size === mostCandidates) break;
    const { kind, goesOn } = draft;
    const description = visible(draft.description);
    const matches = placesOf(pool.query, draft.label);
    byValue.set(key, { value, label: visible(draft.label), description, kind, goesOn, matches });
  }
  return [...byValue.values()];
}

/** Names of files and what programs print are drawn: a control character is shown as its own picture. */
function visible(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is replaced
  return text.replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? "\u2421" : "\uFFFD";
  });
}
