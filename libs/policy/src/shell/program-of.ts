/** The name that a command's program goes by, without its directory. */
export function programOf(words: readonly string[]): string {
  const [first = ""] = words;
  return first.slice(first.lastIndexOf("/") + 1);
}
