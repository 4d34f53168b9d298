import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

export interface SessionsToTidy {
  readonly stateDirectory: string;
  /** What was last used before this goes. */
  readonly before: Date;
  /** What a crash left behind in younger ones goes if it is older than this. */
  readonly leftoversBefore: Date;
  /** The session that is open here. */
  readonly keep: string;
}

/**
 * Removes what old sessions keep of their shell (variables, so secrets too); their history stays, and
 * a resume starts from the environment. Of younger ones, what runs that a crash cut short left behind.
 */
export function tidySessions({
  stateDirectory,
  before,
  leftoversBefore,
  keep,
}: SessionsToTidy): void {
  const sessions = join(stateDirectory, "sessions");
  for (const id of namesIn(sessions)) {
    if (id === keep) continue;
    const directory = join(sessions, id);
    if (isOlder(directory, before) && isOlder(join(directory, "shell", "state"), before)) {
      rmSync(directory, { recursive: true, force: true });
      continue;
    }
    const leftovers = [
      ...namesIn(directory).filter((name) => name.startsWith("scratch-")),
      ...namesIn(join(directory, "shell"))
        .filter((name) => name.startsWith("run-"))
        .map((name) => join("shell", name)),
    ];
    for (const name of leftovers) {
      const path = join(directory, name);
      if (isOlder(path, leftoversBefore)) rmSync(path, { recursive: true, force: true });
    }
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return []; // not there, or not ours to read
  }
}

/** What is not there does not hold anything back. */
function isOlder(path: string, time: Date): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined || stat.mtimeMs < time.getTime();
}
