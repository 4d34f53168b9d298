/** A copy of a tree that says nothing of where it stood, to compare trees of different sources. */
export function withoutSpans(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map((item) => withoutSpans(item));
  if (typeof tree !== "object" || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree)
      .filter(([key]) => key !== "span" && key !== "nameSpan")
      .map(([key, value]) => [key, withoutSpans(value)]),
  );
}
