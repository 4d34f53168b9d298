/** Upper case becomes lower case, and the other way round. */
export function swapCase(text: string): string {
  let swapped = "";
  for (const character of text) {
    const lower = character.toLowerCase();
    swapped += character === lower ? character.toUpperCase() : lower;
  }
  return swapped;
}
