/** Breaks text between words into lines of at most `columns`; a longer word stands alone and sticks out. */
export function fillText(text: string, columns: number, first = "", indent = first): string {
  const lines: string[] = [];
  let line = first;
  let hasWord = false;
  for (const word of text.split(" ")) {
    if (hasWord && line.length + 1 + word.length > columns) {
      lines.push(line.trimEnd());
      line = indent + word;
    } else line = hasWord ? `${line} ${word}` : line + word;
    hasWord = true;
  }
  return [...lines, line.trimEnd()].join("\n");
}
