/** Whether all words stand in a text, each behind the one before; case counts for a word that has upper case. */
export function matchesInOrder(words: readonly string[]): (text: string) => boolean {
  const wanted = words.filter((word) => word !== "");
  const exact = wanted.map((word) => word !== word.toLowerCase());
  return (text) => {
    const lower = text.toLowerCase();
    let from = 0;
    for (const [at, word] of wanted.entries()) {
      const found = (exact[at] === true ? text : lower).indexOf(word, from);
      if (found < 0) return false;
      from = found + word.length;
    }
    return true;
  };
}
