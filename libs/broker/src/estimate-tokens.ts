export interface TokenCount {
  readonly tokens: number;
  /** True if no tokenizer was asked: to be shown with a `~`. */
  readonly estimated: boolean;
}

/** Errs upwards, so that a budget kept with it is kept in fact. */
export function estimateTokens(text: string): TokenCount {
  return { tokens: Math.ceil(weigh(text)), estimated: true };
}

const perLetter = 0.28;
const perDigit = 1;
const perMark = 0.85;
/** Of a run of the same mark or space, after the first: tokenizers have tokens for those. */
const perRepeat = 0.2;
const perSpace = 0.25;
/** A letter that follows another kind of letter or digit begins a token, as in `aB3xQ`. */
const perChange = 0.7;
const perForeignLetter = 0.7;
const perWide = 1.3;
/** Half of a character outside the basic plane, which most emoji are. */
const perHalf = 1.65;

const kinds = {
  space: 0,
  letter: 1,
  capital: 2,
  digit: 3,
  mark: 4,
  foreign: 5,
  wide: 6,
  half: 7,
} as const;
type Kind = (typeof kinds)[keyof typeof kinds];

function weigh(text: string): number {
  let weight = 0;
  let before = -1;
  let kindBefore: Kind = kinds.space;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    weight +=
      code === before && (kind === kinds.mark || kind === kinds.space)
        ? perRepeat
        : weightOf(kind, kindBefore);
    before = code;
    kindBefore = kind;
  }
  return weight;
}

function weightOf(kind: Kind, before: Kind): number {
  switch (kind) {
    case kinds.space:
      return perSpace;
    case kinds.letter:
      return before === kinds.digit ? perLetter + perChange : perLetter;
    case kinds.capital:
      return before === kinds.letter || before === kinds.digit ? perLetter + perChange : perLetter;
    case kinds.digit:
      return perDigit;
    case kinds.mark:
      return perMark;
    case kinds.foreign:
      return perForeignLetter;
    case kinds.wide:
      return perWide;
    case kinds.half:
      return perHalf;
    default:
      return kind satisfies never;
  }
}

function kindOf(code: number): Kind {
  if (code >= 97 && code <= 122) return kinds.letter;
  if (code === 32 || code === 10 || code === 9 || code === 13) return kinds.space;
  if (code >= 65 && code <= 90) return kinds.capital;
  if (code >= 48 && code <= 57) return kinds.digit;
  if (code < 128) return kinds.mark;
  if (code < 0x530) return kinds.foreign; // Latin, Greek, Cyrillic
  return code >= 0xd800 && code < 0xe000 ? kinds.half : kinds.wide;
}
