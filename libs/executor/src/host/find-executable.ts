import { nodeFs } from "./node-fs.ts";

export type ExecutableSearch =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "notExecutable"; readonly path: string }
  | { readonly kind: "directory"; readonly path: string }
  | { readonly kind: "missing" };

/** A name with a slash is a path. Along the search path a directory is passed over, as if it were not there. */
export function findExecutable(name: string, searchPath: string, cwd: string): ExecutableSearch {
  if (name === "") return { kind: "missing" };
  const { resolve } = process.getBuiltinModule("node:path");
  if (name.includes("/")) return lookAt(resolve(cwd, name));
  let unusable: ExecutableSearch = { kind: "missing" };
  for (const directory of searchPath.split(":")) {
    // An empty entry is the current directory.
    const found = lookAt(resolve(cwd, directory, name));
    if (found.kind === "found") return found;
    if (found.kind === "notExecutable" && unusable.kind === "missing") unusable = found;
  }
  return unusable;
}

function lookAt(path: string): ExecutableSearch {
  const fs = nodeFs();
  try {
    const stats = fs.statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return { kind: "missing" };
    if (stats.isDirectory()) return { kind: "directory", path };
  } catch {
    return { kind: "missing" }; // it may be there, but nobody lets us see it
  }
  try {
    fs.accessSync(path, fs.constants.X_OK);
    return { kind: "found", path };
  } catch {
    return { kind: "notExecutable", path };
  }
}
