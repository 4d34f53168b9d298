import { lineEnd } from "../line-bounds.ts";
import type { ViCall, ViNext } from "./vi-call.ts";

/** Makes one line of so many, with one space where they met. */
export function joinLines({ buffer }: Pick<ViCall, "buffer">, lines: number): ViNext {
  const { text, cursor } = buffer;
  let end = lineEnd(text, cursor);
  const start = end;
  for (let left = lines - 1; left > 0 && end < text.length; left -= 1) {
    end = lineEnd(text, text.indexOf("\n", end) + 1);
  }
  if (end === start) return "failed";
  const [first = "", ...rest] = text.slice(start, end).split(/\r?\n[ \t]*/);
  let joined = first;
  let seam = 0;
  for (const line of rest) {
    seam = joined.length;
    const before = joined === "" ? text[start - 1] : joined.at(-1);
    const isApart =
      before === undefined || /\s/.test(before) || line === "" || line.startsWith(")");
    joined += (isApart ? "" : " ") + line;
  }
  buffer.replace(start, end, joined);
  buffer.moveTo(start + seam);
  return "normal";
}
