/** The words that start this program again, from a shell with that PATH. */
export function ownProgram(path: string): readonly string[] {
  if (Bun.which("aish", { PATH: path }) !== null) return ["aish"];
  return Bun.main.startsWith("/$bunfs/") ? [process.execPath] : [process.execPath, Bun.main];
}
