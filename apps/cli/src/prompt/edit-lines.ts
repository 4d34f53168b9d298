import type { KeyName } from "../terminal/decode-keys.ts";
import { edit, type Line } from "./edit-line.ts";

const withinOneLine = new Set<KeyName>(["home", "end", "killToEnd", "killToStart"]);

/** Like `edit`, where the text has several lines: what goes to an end goes to the end of the one at hand. */
export function editWithin(line: Line, key: KeyName): Line {
  if (!withinOneLine.has(key)) return edit(line, key);
  const { start, end } = bounds(line);
  const { text, cursor } = line;
  const edited = edit({ text: text.slice(start, end), cursor: cursor - start }, key);
  return {
    text: text.slice(0, start) + edited.text + text.slice(end),
    cursor: start + edited.cursor,
  };
}

/** The cursor a line higher or lower; undefined if there is none. */
export function moveRow(line: Line, key: "up" | "down"): Line | undefined {
  const { start, end } = bounds(line);
  const { text, cursor } = line;
  const inside = key === "up" ? start - 1 : end + 1;
  if (inside < 0 || inside > text.length) return undefined;
  const other = bounds({ text, cursor: inside });
  return { text, cursor: Math.min(other.start + cursor - start, other.end) };
}

function bounds({ text, cursor }: Line): { readonly start: number; readonly end: number } {
  const end = text.indexOf("\n", cursor);
  return {
    start: cursor === 0 ? 0 : text.lastIndexOf("\n", cursor - 1) + 1,
    end: end < 0 ? text.length : end,
  };
}
