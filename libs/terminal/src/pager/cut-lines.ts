/** Longer ones are cut into lines of that many bytes: a file may be one line. */
export const longestLine = 32 * 1024;

const newline = 0x0a;
const decoder = new TextDecoder();

export function cutLines(bytes: Uint8Array): readonly string[] {
  if (bytes.length <= longestLine) return plainLines(decoder.decode(bytes));
  const lines: string[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    while (end - start > longestLine) {
      const cut = partEnd(bytes, start);
      lines.push(decoder.decode(bytes.subarray(start, cut)));
      start = cut;
    }
    const line = decoder.decode(bytes.subarray(start, end));
    lines.push(line.endsWith("\r") ? line.slice(0, -1) : line);
    start = end + 1;
  }
  return lines;
}

/** None of them is too long. */
function plainLines(text: string): readonly string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return text.includes("\r")
    ? lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line))
    : lines;
}

/** Where a line that is too long is cut: not within a character. */
export function partEnd(bytes: Uint8Array, start: number): number {
  let end = start + longestLine;
  for (let back = 0; back < 3 && ((bytes[end] ?? 0) & 0xc0) === 0x80; back += 1) end -= 1;
  return end;
}
