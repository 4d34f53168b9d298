import { looksLikeFlag } from "@aish/syntax";
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
    following = [...more.map((word) => new ValueArgument(word, looksLikeFlag(word))), ...following];
  }
  return { name: current, args: following };
}
