/** The columns a character takes when drawn: a rule of thumb, good for text in one script or another. */
export function drawnWidth(character: string): 0 | 1 | 2 {
  if (character < "\u0300") return 1;
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** One character for one; those that would drive, blank or reorder a terminal become a sign for themselves. */
export function drawnCharacter(character: string): string {
  if (character === "\t" || (character >= " " && character <= "~")) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "\u2421";
  return unsafe.test(character) ? "\ufffd" : character;
}

const combining = /^[\p{Mn}\p{Me}\u200d]$/u;

const wide =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]$/u;

/** Controls, formats (which reorder or hide) but the joiner of emoji, line and paragraph separators, half characters. */
const unsafe = /^(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]$/u;
