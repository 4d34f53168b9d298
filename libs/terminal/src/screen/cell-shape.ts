/** How one character, with all that is joined to it, is drawn. */
export interface CellShape {
  readonly text: string;
  readonly columns: number;
  readonly isDelicate: boolean;
  /** It stands for something that has no look of its own. */
  readonly isStandIn: boolean;
}

// oxlint-disable-next-line no-control-regex -- they are what is looked for
const control = /^[\0-\x1f\x7f]/;
const unseen = /^[\p{Cc}\p{DI}\p{Zl}\p{Zp}\uFFF9-\uFFFB]/u;
const halfPair = /^\p{Cs}/u;
const mark = /^\p{M}/u;
/** What can hide in a character, other than joiners and what chooses between text and emoji. */
const hidden = /(?!\u200C|\u200D|\uFE0E|\uFE0F)[\p{Cc}\p{DI}\p{Cs}]/gu;
const flagOfRegion = /^\u{1F3F4}[\u{E0020}-\u{E007F}]+/u;
const contested = /\u200D|\uFE0E|\uFE0F|\p{RI}/u;
const longest = 32;
const maxKept = 4096;

const kept = new Map<string, CellShape>();

/** Of one grapheme that is not a tab or printable ASCII. Nothing that steers a terminal is in it. */
export function cellShape(grapheme: string): CellShape {
  const known = kept.get(grapheme);
  if (known !== undefined) return known;
  const shape = shapeOf(grapheme);
  if (kept.size >= maxKept) kept.clear();
  kept.set(grapheme.length > longest ? copied(grapheme) : grapheme, shape);
  return shape;
}

/** Not a part of a long text, which would be kept alive with it. */
function copied(text: string): string {
  return Array.from(text).join("");
}

function shapeOf(grapheme: string): CellShape {
  if (control.test(grapheme)) {
    return standIn(`^${String.fromCharCode(grapheme.charCodeAt(0) ^ 64)}`);
  }
  if (unseen.test(grapheme)) return standIn("·");
  if (halfPair.test(grapheme)) return standIn("\uFFFD");
  const text = shownText(grapheme);
  const columns = Bun.stringWidth(text);
  if (columns === 0) return standIn(mark.test(text) ? `◌${text}` : "·");
  let apart = 0;
  for (const character of text) apart += Bun.stringWidth(character);
  return {
    text,
    columns,
    isDelicate: apart !== columns || columns > 2 || contested.test(text),
    isStandIn: false,
  };
}

function shownText(grapheme: string): string {
  const seen = flagOfRegion.test(grapheme) ? grapheme : grapheme.replace(hidden, "");
  return seen.length <= longest ? seen : seen.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
}

function standIn(text: string): CellShape {
  return { text, columns: Bun.stringWidth(text), isDelicate: false, isStandIn: true };
}
