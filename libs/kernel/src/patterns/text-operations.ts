import type { Pattern } from "./pattern.ts";

export interface ReplaceOptions {
  readonly all: boolean;
  readonly anchor: "start" | "end" | undefined;
}

/** `${x#p}`, `${x##p}`, `${x%p}`, `${x%%p}` */
export function trimText(
  text: string,
  pattern: Pattern,
  side: "start" | "end",
  longest: boolean,
): string {
  const { literal } = pattern;
  if (side === "start") {
    if (literal !== undefined) return text.startsWith(literal) ? text.slice(literal.length) : text;
    return text.slice(pattern.prefix(text, longest) ?? 0);
  }
  const length =
    literal === undefined
      ? (pattern.suffix(text, longest) ?? 0)
      : text.endsWith(literal)
        ? literal.length
        : 0;
  return length === 0 ? text : text.slice(0, text.length - length);
}

/**
 * `${x/p/r}`, `${x//p/r}`, `${x/#p/r}`, `${x/%p/r}`: the longest match at the leftmost place, never
 * twice over the same text. An empty match counts at an anchor, or where the text itself is empty.
 */
export function replaceText(
  text: string,
  pattern: Pattern,
  replacement: string,
  options: ReplaceOptions,
): string {
  if (options.anchor === "start") {
    const length = pattern.prefix(text, true);
    return length === undefined ? text : replacement + text.slice(length);
  }
  if (options.anchor === "end") {
    const length = pattern.suffix(text, true);
    return length === undefined ? text : text.slice(0, text.length - length) + replacement;
  }
  if (pattern.literal === "") return text;
  if (text === "") return pattern.matches("") ? replacement : "";
  if (pattern.literal !== undefined) {
    // A function: in a string `$&` would have a meaning.
    const literal = (): string => replacement;
    return options.all
      ? text.replaceAll(pattern.literal, literal)
      : text.replace(pattern.literal, literal);
  }
  let replaced = "";
  let position = 0;
  for (const match of pattern.findAll(text, options.all ? Infinity : 1)) {
    replaced += text.slice(position, match.start) + replacement;
    position = match.end;
  }
  return replaced + text.slice(position);
}

/** `${x^^}`, `${x,,}`; without `all` (`${x^}`, `${x,}`) the first character only. */
export function changeCase(text: string, to: "upper" | "lower", all: boolean): string {
  if (all) return to === "upper" ? text.toUpperCase() : text.toLowerCase();
  const first = text.codePointAt(0);
  if (first === undefined) return text;
  const char = String.fromCodePoint(first);
  return (to === "upper" ? char.toUpperCase() : char.toLowerCase()) + text.slice(char.length);
}

const surrogate = /[\ud800-\udfff]/;

/**
 * `${s[from:to]}` by characters (code points): the end is exclusive, negative positions count from the
 * end, what lies outside is cut off.
 */
export function sliceText(text: string, from: number | undefined, to: number | undefined): string {
  if (!surrogate.test(text)) return text.slice(from, to);
  return Array.from(text).slice(from, to).join("");
}
