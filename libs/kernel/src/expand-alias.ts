import { ValueArgument } from "./value-argument.ts";

const mostExpansions = 10;

/** The first word only; the words of an alias are split at blanks. A name is not expanded inside itself. */
export function expandAlias(
  name: string,
  args: readonly ValueArgument[],
  aliases: ReadonlyMap<string, string>,
): { readonly name: string; readonly args: readonly ValueArgument[] } {
  let current = name;
  let following = args;
  const seen = new Set<string>();
  while (seen.size < mostExpansions && !seen.has(current)) {
    const words =
      aliases
        .get(current)
        ?.split(/\s+/)
        .filter((word) => word !== "") ?? [];
    const [first, ...more] = words;
    if (first === undefined) break;
    seen.add(current);
    current = first;
    following = [...more.map((word) => new ValueArgument(word, isFlagText(word))), ...following];
  }
  return { name: current, args: following };
}

/** The words of an alias and of a command line were written by somebody, so what looks like a flag is one. */
export function isFlagText(text: string): boolean {
  return /^(?:-(?!-?$|\d+(?:\.\d+)?$)|\+[A-Za-z])/.test(text) || text === "--";
}
