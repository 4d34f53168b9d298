/** Attributes as bits, the SGR number of one of the 16 base colours above them; 0 is the terminal's own. */
export type Style = number;

export const bold = 1;
export const dim = 2;
export const italic = 4;
export const underline = 8;
export const strike = 16;

const colourShift = 5;
export const red = 31 << colourShift;
export const green = 32 << colourShift;
export const blue = 34 << colourShift;
export const magenta = 35 << colourShift;
export const cyan = 36 << colourShift;

const attributes: readonly (readonly [Style, number])[] = [
  [bold, 1],
  [dim, 2],
  [italic, 3],
  [underline, 4],
  [strike, 9],
];
const known = new Map<Style, string>();

export const closing = "\u001b[0m";

/** The sequence that switches a style on in a terminal that has none on. */
export function opening(style: Style): string {
  const found = known.get(style);
  if (found !== undefined) return found;
  const numbers = attributes.filter(([bit]) => (style & bit) !== 0).map(([, number]) => number);
  const colour = style >> colourShift;
  if (colour !== 0) numbers.push(colour);
  const sequence = `\u001b[${numbers.join(";")}m`;
  known.set(style, sequence);
  return sequence;
}

/** Both at once; the inner colour wins. */
export function together(outer: Style, inner: Style): Style {
  const colour = inner >> colourShift === 0 ? outer >> colourShift : inner >> colourShift;
  return ((outer | inner) & ((1 << colourShift) - 1)) | (colour << colourShift);
}
