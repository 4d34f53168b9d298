import { lineEnd, lineStart } from "../line-bounds.ts";
import type { ViCall, ViNext } from "./vi-call.ts";

/** Adds to the decimal number under the cursor or after it in the line. */
export function changeNumber({ buffer, count }: ViCall, sign: 1n | -1n): ViNext {
  const { text, cursor } = buffer;
  const start = lineStart(text, cursor);
  const line = text.slice(start, lineEnd(text, cursor));
  for (const { 0: number, index } of line.matchAll(/-?\d+/g)) {
    const end = start + index + number.length;
    if (end <= cursor) continue;
    // In `v1-2` the sign is a hyphen.
    const isHyphen = number.startsWith("-") && /[\p{L}\p{N}]/u.test(line[index - 1] ?? "");
    const digits = isHyphen ? number.slice(1) : number;
    const changed = padded(BigInt(digits) + sign * BigInt(count ?? 1), digits);
    buffer.replace(end - digits.length, end, changed);
    buffer.moveTo(end - digits.length + changed.length - 1);
    return "normal";
  }
  return "failed";
}

/** `007` becomes `008`. */
function padded(value: bigint, old: string): string {
  const digits = old.replace("-", "");
  const absolute = (value < 0n ? -value : value).toString();
  const width = digits.startsWith("0") ? digits.length : 0;
  return (value < 0n ? "-" : "") + absolute.padStart(width, "0");
}
