/** A table of the ASCII characters of a string; others are not in it. */
function classOf(characters: string): (code: number) => boolean {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return (code) => table[code] === 1;
}

/** Ends a word where nothing quotes it. */
export const endsWord = classOf(" \t\n|&;()<>");
/** What must be looked at inside a word. */
export const isSpecialInWord = classOf(" \t\n|&;()<>'\"`$\\*?[{~");
export const isNameCharacter = classOf(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_",
);
/** `$` before one of these is a variable of one character. */
export const isSpecialVariable = classOf("@*#?-$!");
/** What may follow the name in `${name…}`. */
export const isBraceOperator = classOf(":-=+?#%/^,@*~|[");
