/**
 * Where a program is that nobody typed: one that the shell looks for by itself, in whatever directory
 * the person has gone to. Only the absolute directories of the PATH count, since `.`, an empty entry
 * and any other relative one mean that directory, which may hold a `git` of somebody else's.
 */
export function whichInstalled(name: string, path: string): string | undefined {
  const installed = installedPath(path);
  if (name === "" || name.includes("/") || installed === "") return undefined;
  try {
    return Bun.which(name, { PATH: installed }) ?? undefined;
  } catch {
    return undefined; // longer than a name can be
  }
}

/** The PATH for what is run unasked, which looks for programs in its turn. */
export function installedPath(path: string): string {
  return path
    .split(":")
    .filter((directory) => directory.startsWith("/"))
    .join(":");
}
