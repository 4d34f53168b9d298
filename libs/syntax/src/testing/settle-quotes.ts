/**
 * A copy of a tree in which `'…'` and `~` stand only where they can be written: in the word of
 * `"${x:-…}"` both are text.
 */
export function settleQuotes<T>(tree: T): T {
  return settle(tree, false) as T;
}

function settle(node: unknown, quoted: boolean): unknown {
  if (Array.isArray(node)) return node.map((item) => settle(item, quoted));
  if (typeof node !== "object" || node === null) return node;
  const kind = "kind" in node ? node.kind : undefined;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const inside = isQuoted(kind, key, quoted);
      if (kind === "default" && key === "word" && inside) return [key, settle(asText(value), true)];
      return [key, settle(value, inside)];
    }),
  );
}

/** Whether what stands at `key` of such a node is read as between double quotes. */
function isQuoted(kind: unknown, key: string, quoted: boolean): boolean {
  switch (kind) {
    case "doubleQuoted":
      return true;
    case "hereDocument":
      return key === "body";
    case "arithmeticWord":
      return true;
    case "word":
    case "default":
      return quoted;
    case "variable":
      return quoted && key === "operation";
    default:
      return false;
  }
}

function asText(word: unknown): unknown {
  if (typeof word !== "object" || word === null || !("parts" in word)) return word;
  if (!Array.isArray(word.parts)) return word;
  const parts = word.parts.filter((part) => part.kind !== "tilde").map((part) => quote(part));
  return { ...word, parts };
}

function quote(part: {
  readonly kind: string;
  readonly span: unknown;
  readonly text?: string;
}): unknown {
  if (part.kind !== "singleQuoted") return part;
  const { span, text = "" } = part;
  return {
    kind: "doubleQuoted",
    span,
    parts: text === "" ? [] : [{ kind: "literal", span, text }],
  };
}
