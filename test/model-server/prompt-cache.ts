/** What a server still has of the request before, from its beginning. */
export interface PromptCache {
  /** How many of the tokens it had already; it has all of them now. */
  take(tokens: readonly string[]): number;
}

/** The last token is always read again: the reply comes out of it. */
export function createPromptCache(): PromptCache {
  let before: readonly string[] | undefined;
  return {
    take(tokens) {
      const known = before === undefined ? leftByOthers : sharedBeginning(tokens, before);
      before = tokens;
      return Math.min(known, tokens.length - 1);
    },
  };
}

/** Somebody asked the server something before us, in the same template. */
const leftByOthers = 8;

function sharedBeginning(tokens: readonly string[], before: readonly string[]): number {
  const changed = tokens.findIndex((token, index) => token !== before[index]);
  return changed === -1 ? tokens.length : changed;
}
