import { beginningOf, oneLine } from "./format.ts";
import type { Turn } from "./ports.ts";

const lineLength = 160;

/**
 * What happened in the turns, a line each, made without a model: the beginning of what was said, the
 * headings of what was run. What it begins with and the latest lines stay when it would be too long.
 */
export function digest(turns: readonly Turn[], mostCharacters: number): string {
  const most = Math.max(0, Math.floor(mostCharacters));
  // A summary stands for what came before it: the first request is in it.
  const begins = turns.findIndex(({ role }) => role === "summary" || role === "user");
  const first = turns[begins];
  const head = first === undefined ? "" : beginningOf(lineOf(first), Math.floor(most / 2));
  let left = most - head.length;
  const kept: string[] = [];
  for (const turn of turns.slice(begins + 1).toReversed()) {
    const line = lineOf(turn);
    left -= line.length + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return [...(head === "" ? [] : [head]), ...kept.toReversed()].join("\n");
}

function lineOf({ role, content }: Turn): string {
  const [heading = ""] = content.trimStart().split("\n", 1);
  switch (role) {
    case "user":
      return `the person: ${cut(oneLine(content))}`;
    case "assistant":
      return `you: ${cut(oneLine(content))}`;
    case "command":
    case "job":
    case "note":
      return cut(oneLine(heading));
    case "summary":
      return content;
    default:
      return role satisfies never;
  }
}

function cut(text: string): string {
  return text.length <= lineLength ? text : `${beginningOf(text, lineLength - 1)}…`;
}
