import { lexShellLine } from "@aish/terminal/line-colour";

/**
 * A line of several commands, of which the last goes to the background: in every shell only that one
 * does. What is grouped is one command.
 */
export function splitLast(line: string): { readonly before: string; readonly last: string } {
  const tokens = lexShellLine(line);
  const isGrouped = tokens.some(
    ({ kind, value }) => kind === "keyword" || (kind === "operator" && /^[(){}]$/.test(value)),
  );
  const end = tokens.findLast(({ kind, value }) => kind === "operator" && /^(?:;|\n)$/.test(value));
  if (isGrouped || end === undefined) return { before: "", last: line };
  return { before: line.slice(0, end.start).trim(), last: line.slice(end.end).trim() };
}
