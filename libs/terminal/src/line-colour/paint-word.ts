import { assertNever } from "@aish/core";
import type { Role } from "../theme/role.ts";
import type { RangeWriter } from "./range-writer.ts";
import type { ShellPart, ShellToken } from "./shell-token.ts";

export interface WordPaint {
  readonly text: string;
  readonly ranges: RangeWriter;
  readonly underline: boolean;
  readonly parts: readonly ShellPart[];
  readonly paintInner: (tokens: readonly ShellToken[]) => void;
}

/** Paints from `start` to `end` in one role, and in their own what stands inside. Gives the next part. */
export function paintWord(
  start: number,
  end: number,
  role: Role | undefined,
  paint: WordPaint,
  first = 0,
): number {
  const { parts } = paint;
  let at = start;
  let index = first;
  for (;;) {
    const part = parts[index];
    if (part === undefined || part.start >= end) break;
    // What lies before the stretch to be painted (the name of an option) has no parts of interest.
    if (part.start < at) {
      index += 1;
      continue;
    }
    paintStretch(at, part.start, role, paint);
    index = paintPart(part, role, paint, index + 1);
    at = part.end;
  }
  paintStretch(at, end, role, paint);
  return index;
}

function paintPart(
  part: ShellPart,
  role: Role | undefined,
  paint: WordPaint,
  next: number,
): number {
  const { start, end, kind } = part;
  const { ranges, underline } = paint;
  switch (kind) {
    case "single":
    case "double":
      return paintWord(start, end, "string", paint, next);
    case "variable":
      return paintWord(start, end, "variable", paint, next);
    case "arithmetic":
      return paintWord(start, end, "number", paint, next);
    case "substitution":
      paintSubstitution(part, paint);
      return next;
    case "glob":
      ranges.put(start, end, "operator", underline);
      return next;
    case "escape":
    case "tilde":
      ranges.put(start, end, role, underline);
      return next;
    default:
      return assertNever(kind);
  }
}

function paintSubstitution({ start, end, inner = [] }: ShellPart, paint: WordPaint): void {
  const { text, ranges, paintInner } = paint;
  const opens = text[start] === "`" ? 1 : 2;
  ranges.put(start, Math.min(start + opens, end), "operator");
  paintInner(inner);
  const last = inner.at(-1)?.end ?? start + opens;
  const closes = end > last && end - 1 >= start + opens && ")`".includes(text.charAt(end - 1));
  if (closes) ranges.put(end - 1, end, "operator");
}

const arithmeticPiece = /\d[\w.]*|(?<name>[A-Za-z_]\w*)|(?<sign>[^\w\s]+)/g;

/** Text between two parts; inside `((…))` it has numbers, names and signs. */
function paintStretch(start: number, end: number, role: Role | undefined, paint: WordPaint): void {
  const { text, ranges, underline } = paint;
  if (role !== "number") return ranges.put(start, end, role, underline);
  for (const { 0: piece, index, groups } of text.slice(start, end).matchAll(arithmeticPiece)) {
    const at = start + index;
    const sign = groups?.["sign"] === undefined ? "number" : "operator";
    ranges.put(at, at + piece.length, groups?.["name"] === undefined ? sign : "variable");
  }
  return undefined;
}
