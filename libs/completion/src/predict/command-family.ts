/** The first words of a command, which say what it does: `git commit` of every `git commit -m …`. */
export function commandFamily(command: string): string {
  const words = command.trimStart().split(/\s+/, 3);
  const [first = "", second = ""] = words;
  return /^[a-z][a-z0-9_-]*$/i.test(second) ? `${first} ${second}` : first;
}
