import { dirname } from "node:path";
import { set, type Variables } from "../environment/variables.ts";
import { virtualEnvironmentAt, type VirtualEnvironment } from "./virtual-environments.ts";

export interface ActiveEnvironment extends VirtualEnvironment {
  /** False for the one that the program was started in: leaving that is leaving the program. */
  readonly isOurs: boolean;
}

/**
 * Tells which virtual environment commands run in, by the session's PATH: that is right also for one
 * that `source bin/activate` switched on. The files are looked at only when PATH is another one.
 */
export function activeEnvironmentReader(
  startedWith: Variables,
): (path: string) => ActiveEnvironment | undefined {
  const before = new Set((startedWith["PATH"] ?? "").split(":"));
  const inherited = set(startedWith["VIRTUAL_ENV"]);
  let last: string | undefined;
  let active: ActiveEnvironment | undefined;
  return (path) => {
    if (path !== last) {
      last = path;
      active = find(path);
    }
    return active;
  };

  function find(path: string): ActiveEnvironment | undefined {
    for (const entry of path.split(":")) {
      if (!entry.endsWith("/bin")) continue;
      const root = dirname(entry);
      const isOurs = !before.has(entry);
      // One that is always on the PATH, for its tools, is not where the person works.
      if (!isOurs && root !== inherited) continue;
      const found = virtualEnvironmentAt(root);
      if (found !== undefined) return { ...found, isOurs };
    }
    return undefined;
  }
}
