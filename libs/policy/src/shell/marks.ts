/**
 * Characters that stand for what a shell would act on, in words whose quotes are already gone: a
 * plain `*` in such a word was quoted. They come from a range that no command needs; what a text
 * itself holds of it is replaced before it is read.
 */
export const mark = {
  /** Something that only the running shell knows, perhaps empty. */
  hole: "\uE000",
  /** Something that only the running shell knows, never empty. */
  some: "\uE001",
  star: "\uE002",
  query: "\uE003",
  bracket: "\uE004",
  openBrace: "\uE005",
  closeBrace: "\uE006",
  comma: "\uE007",
  tilde: "\uE008",
  split: "\uE009",
} as const;

const active: Readonly<Record<string, string>> = {
  "*": mark.star,
  "?": mark.query,
  "[": mark.bracket,
  "{": mark.openBrace,
  "}": mark.closeBrace,
  ",": mark.comma,
  "~": mark.tilde,
};

export function activeForm(char: string): string {
  return active[char] ?? char;
}

const plain: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(active).map(([char, form]) => [form, char])),
  [mark.split]: " ",
};

/** The word as it would be written; what is unknown stays marked. */
export function withoutActiveForms(word: string): string {
  return word.replaceAll(/[\uE002-\uE009]/g, (form) => plain[form] ?? form);
}

/** For people: what is unknown is an ellipsis. */
export function readable(word: string): string {
  return withoutActiveForms(word).replaceAll(/[\uE000\uE001]+/g, "…");
}

export function withoutForeignMarks(text: string): string {
  return text.replaceAll(/[\uE000-\uE009]/g, "\uFFFD");
}

export function isUnknown(word: string): boolean {
  return /[\uE000\uE001]/.test(word);
}
