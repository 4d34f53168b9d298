import type { Snippet } from "./snippet.ts";

type Named = Pick<Snippet, "name" | "description">;

/** Those that have every one of the words in their name or description, best first. */
export function matchSnippets<T extends Named>(
  snippets: readonly T[],
  words: readonly string[],
): readonly T[] {
  const wanted = words.map((word) => word.toLowerCase());
  return snippets
    .map((snippet) => ({ snippet, score: scoreOf(snippet, wanted) }))
    .filter(({ score }) => score !== undefined)
    .toSorted(
      (one, other) =>
        (other.score ?? 0) - (one.score ?? 0) ||
        one.snippet.name.length - other.snippet.name.length ||
        one.snippet.name.localeCompare(other.snippet.name, "en"),
    )
    .map(({ snippet }) => snippet);
}

/** Undefined if a word is in neither. */
function scoreOf({ name, description }: Named, words: readonly string[]): number | undefined {
  const called = name.toLowerCase();
  const described = description.toLowerCase();
  // The whole name, typed as it is or in pieces, is what was meant.
  let sum = called === words.join("-") || called === words.join(" ") ? 100 : 0;
  for (const word of words) {
    const score = Math.max(2 * scoreIn(called, word), scoreIn(described, word));
    if (score === 0) return undefined;
    sum += score;
  }
  return sum;
}

/** The start of the text counts more than the start of a word in it, and that more than the middle of one. */
function scoreIn(text: string, word: string): number {
  if (text.startsWith(word)) return text === word ? 6 : 4;
  const at = text.indexOf(word);
  if (at < 0) return 0;
  const starts = new RegExp(`[^\\p{L}\\p{N}]${RegExp.escape(word)}`, "u");
  return starts.test(text) ? 3 : 1;
}
