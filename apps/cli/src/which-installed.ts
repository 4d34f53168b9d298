/**
 * Where a program is that nobody typed: one that the shell looks for by itself, in whatever directory
 * the person has gone to. Only the absolute directories of the PATH count, since `.`, an empty entry
 * and any other relative one mean that directory, which may hold a `git` of somebody else's.
 */
export function whichInstalled(name: string, path: string): string | undefined {
  if (name === "" || name.includes("/")) return undefined;
  const directories = path.split(":").filter((directory) => directory.startsWith("/"));
  if (directories.length === 0) return undefined;
  return Bun.which(name, { PATH: directories.join(":") }) ?? undefined;
}
