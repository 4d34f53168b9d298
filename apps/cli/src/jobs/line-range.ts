import { AishError } from "@aish/core";

/** `--lines a-b` or `a-b`, counted from 1; undefined for nothing. */
export function lineRange(
  text: string,
  command: string,
): { readonly first: number; readonly last: number } | undefined {
  const words = text.trim().replace(/^--lines[= ]?/, "");
  if (words === "") return undefined;
  const match = /^(?<first>\d+)(?:-(?<last>\d+))?$/.exec(words)?.groups;
  const first = Number(match?.["first"] ?? 0);
  const last = Number(match?.["last"] ?? first);
  if (first >= 1 && last >= first) return { first, last };
  throw new AishError("USAGE", `:${command} does not understand the lines "${words}"`, {
    hint: "write them as --lines 10-20, counted from 1",
  });
}
