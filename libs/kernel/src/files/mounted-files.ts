import { FileError } from "@aish/core";
import { mending, andThen } from "../code.ts";
import type { DirectoryEntry, FileStat, FileSystem } from "../ports.ts";
import type { Awaitable } from "../values/value.ts";

/**
 * `base` with other file systems put over it, each under a path (absolute, normalised, not `/`), where
 * its own `/` appears. The longest path wins. A mount point is listed by the directory above, which
 * exists even if `base` has nothing there; links are followed inside one file system only.
 */
export function mountFiles(base: FileSystem, mounts: ReadonlyMap<string, FileSystem>): FileSystem {
  const longestFirst = [...mounts].toSorted(([a], [b]) => b.length - a.length);
  const namesIn = mountedNames(mounts.keys());

  function route<T>(path: string, ask: (fs: FileSystem, inner: string) => T): T {
    for (const [at, fs] of longestFirst) {
      if (!path.startsWith(at)) continue;
      if (path.length === at.length) return ask(fs, "/");
      if (path[at.length] === "/") return ask(fs, path.slice(at.length));
    }
    return ask(base, path);
  }

  function orDirectory(
    path: string,
    stat: Awaitable<FileStat | undefined>,
  ): Awaitable<FileStat | undefined> {
    return namesIn.has(path) ? andThen(stat, (found) => found ?? mountDirectory) : stat;
  }

  return {
    stat: (path) =>
      orDirectory(
        path,
        route(path, (fs, inner) => fs.stat(inner)),
      ),
    lstat: (path) =>
      orDirectory(
        path,
        route(path, (fs, inner) => fs.lstat(inner)),
      ),
    list(path) {
      const list = (): Awaitable<readonly DirectoryEntry[]> =>
        route(path, (fs, inner) => fs.list(inner));
      const mounted = namesIn.get(path);
      if (mounted === undefined) return list();
      return andThen(mending(list, nothingIfMissing), (entries) => [
        ...entries.filter(({ name }) => !mounted.has(name)),
        ...Array.from(mounted, (name) => ({ name, kind: "directory" as const })),
      ]);
    },
    openRead: (path) => route(path, (fs, inner) => fs.openRead(inner)),
    openWrite: (path, mode) => route(path, (fs, inner) => fs.openWrite(inner, mode)),
    readText: (path) => route(path, (fs, inner) => fs.readText(inner)),
    makeDirectory(path, options) {
      if (!namesIn.has(path)) return route(path, (fs, inner) => fs.makeDirectory(inner, options));
      if (options.parents) return undefined;
      throw new FileError("exists", "file exists");
    },
    removeFile(path) {
      if (namesIn.has(path)) throw new FileError("is-a-directory", "is a directory");
      return route(path, (fs, inner) => fs.removeFile(inner));
    },
  };
}

const mountDirectory: FileStat = {
  kind: "directory",
  size: 0,
  mode: 0o555,
  modifiedAt: 0,
  readable: true,
  writable: false,
  executable: true,
};

/** Of every directory above a mount point, what of it is there because of the mounts. */
function mountedNames(points: Iterable<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const namesIn = new Map<string, Set<string>>();
  for (const point of points) {
    let above = "/";
    for (const name of point.split("/").slice(1)) {
      const names = namesIn.get(above) ?? new Set();
      namesIn.set(above, names.add(name));
      above = above === "/" ? `/${name}` : `${above}/${name}`;
    }
  }
  return namesIn;
}

function nothingIfMissing(error: unknown): readonly DirectoryEntry[] {
  if (error instanceof FileError && error.code === "not-found") return [];
  throw error;
}
