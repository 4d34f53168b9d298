import { graphemesOf } from "./graphemes-of.ts";

/** Wide enough for all but a few clusters, so that one look is the rule. */
const firstWindow = 32;

/** The greatest boundary between two graphemes that is not after `offset`. Looks only at what is near. */
export function graphemeFloor(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  if (isPlainBoundary(text, offset)) return offset;
  const end = afterCodePoint(text, offset);
  for (let window = firstWindow; ; window *= 2) {
    const start = windowStart(text, offset - window);
    const found = lastBoundary(text.slice(start, end), offset - start, start === 0);
    if (found !== undefined) return start + found;
  }
}

/** The smallest boundary that is not before `offset`. */
export function graphemeCeil(text: string, offset: number): number {
  const floor = graphemeFloor(text, offset);
  return floor >= offset ? floor : nextGrapheme(text, floor);
}

/** Where the grapheme before the boundary `offset` begins. */
export function previousGrapheme(text: string, offset: number): number {
  return graphemeFloor(text, offset - 1);
}

/** Where the grapheme that begins at the boundary `offset` ends. */
export function nextGrapheme(text: string, offset: number): number {
  if (offset + 1 >= text.length) return text.length;
  if (text.charCodeAt(offset) < 0x300 && isPlainBoundary(text, offset + 1)) return offset + 1;
  for (let window = firstWindow; ; window *= 2) {
    const end = afterCodePoint(text, offset + window);
    const length = firstLength(text.slice(offset, end));
    // What ends with the window may go on behind it.
    if (offset + length < end || end === text.length) return offset + length;
  }
}

/** Below U+0300 nothing combines, and only CR LF belongs together. */
function isPlainBoundary(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before < 0x300 && after < 0x300 && !(before === 0x0d && after === 0x0a);
}

/** Segmentation from a boundary needs to know nothing of what stands before it. */
function firstLength(text: string): number {
  return graphemesOf(text).containing(0)?.segment.length ?? 0;
}

/**
 * Segmentation from within a cluster can only be wrong about where that cluster ends: joiners and
 * marks may have lost what they join to, so the first boundary it finds is doubtful. Each later one is
 * right, as flags, which need counting, are never begun in the middle (see `windowStart`).
 */
function lastBoundary(text: string, limit: number, isWhole: boolean): number | undefined {
  let found: number | undefined;
  let count = 0;
  for (const { index } of graphemesOf(text)) {
    if (index > limit) break;
    count += 1;
    if (isWhole || count > 2) found = index;
  }
  return found;
}

/** Moves a start back so that it splits neither a surrogate pair nor the two halves of a flag. */
function windowStart(text: string, wanted: number): number {
  if (wanted <= 0) return 0;
  const start = isLowSurrogate(text, wanted) ? wanted - 1 : wanted;
  let runStart = start;
  while (isRegionalIndicator(text, runStart - 2)) runStart -= 2;
  return (start - runStart) % 4 === 0 ? start : start - 2;
}

function afterCodePoint(text: string, offset: number): number {
  const end = Math.min(offset + 1, text.length);
  return isLowSurrogate(text, end) ? end + 1 : end;
}

function isLowSurrogate(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}

/** U+1F1E6 to U+1F1FF, always a surrogate pair. */
function isRegionalIndicator(text: string, offset: number): boolean {
  if (offset < 0 || text.charCodeAt(offset) !== 0xd83c) return false;
  const low = text.charCodeAt(offset + 1);
  return low >= 0xdde6 && low <= 0xddff;
}
