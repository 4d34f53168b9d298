/** Each line with `#` before it, or without if all of them have it. */
export function toggleComment(text: string): string {
  const lines = text.split("\n");
  const isComment = lines.every((line) => line.startsWith("#"));
  return lines.map((line) => (isComment ? line.slice(1) : `#${line}`)).join("\n");
}
