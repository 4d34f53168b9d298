/** Pictographs are letters of names too: `🚀=1` is an assignment. */
const letter = /^[\p{ID_Start}_\u{2600}-\u{27BF}\u{1F000}-\u{1FAFF}]$/u;
const follower = /^[\p{ID_Continue}\u{2600}-\u{27BF}\u{1F000}-\u{1FAFF}]$/u;
const unseen = /[\p{Cf}\p{Cc}\p{Z}\p{Variation_Selector}\u{115F}\u{1160}\u{3164}]/u;

/** Where the name that begins at `start` ends; `start` itself if none begins there. */
export function nameEnd(source: string, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    const code = source.charCodeAt(at);
    if (code < 128) {
      if (!isAsciiNameCode(code, at === start)) return at;
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    if (!(at === start ? letter : follower).test(character)) return at;
    at += character.length;
  }
  return at;
}

export function isName(text: string): boolean {
  return text !== "" && nameEnd(text, 0, text.length) === text.length;
}

/** Two spellings of one name are one name. */
export function toName(text: string): string {
  return text.normalize("NFC");
}

/** A character in a name that a reader could not see, as `U+200B`. */
export function unseenCharacter(text: string): string | undefined {
  const code = unseen.exec(text)?.[0].codePointAt(0);
  return code === undefined ? undefined : `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

function isAsciiNameCode(code: number, first: boolean): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    (!first && code >= 48 && code <= 57)
  );
}
