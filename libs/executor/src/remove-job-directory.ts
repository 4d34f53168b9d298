import type { JobId } from "@aish/core";
import { lstatSync, readdirSync, rmdirSync, unlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { errorCode } from "./error-code.ts";
import { jobFile } from "./job-directory.ts";
import { readPidFile, readStatusFile } from "./job-facts.ts";
import { openProcessTable } from "./process-table.ts";

export type JobRemoval =
  | { readonly kind: "removed" }
  | { readonly kind: "absent" }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * Removes what an ended job left on disk. Whatever does not look like a job's directory is refused and
 * stays whole: a link, somebody else's, one that holds a directory or lacks `cmd`, or one whose job
 * still runs.
 */
export function removeJobDirectory(stateDirectory: string, id: JobId): JobRemoval {
  const directory = resolve(stateDirectory, "jobs", String(id));
  try {
    const reason = oddityOf(directory, id);
    if (reason !== undefined) return { kind: "refused", reason };
    const names = readdirSync(directory);
    // `cmd` goes last: a removal that was cut short can be taken up again.
    const rest = names.filter((name) => name !== jobFile.command);
    for (const name of rest) unlinkSync(join(directory, name));
    if (names.length > rest.length) unlinkSync(join(directory, jobFile.command));
    rmdirSync(directory);
    return { kind: "removed" };
  } catch (error) {
    if (errorCode(error) === "ENOENT") return { kind: "absent" };
    return { kind: "refused", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Why the directory is to be left alone; undefined if it is what a job leaves behind. */
function oddityOf(directory: string, id: JobId): string | undefined {
  if (!Number.isSafeInteger(id) || id < 1) return `${id} is no id of a job`;
  const found = lstatSync(directory);
  if (!found.isDirectory()) return `${directory} is not a directory`;
  if (found.uid !== process.getuid?.()) return `${directory} belongs to somebody else`;
  const entries = readdirSync(directory, { withFileTypes: true });
  const odd = entries.find((entry) => !entry.isFile());
  if (odd !== undefined) return `${directory}/${odd.name} is not a file`;
  if (entries.length > 0 && !entries.some(({ name }) => name === jobFile.command)) {
    return `${directory} has no ${jobFile.command}`;
  }
  if (readStatusFile(directory).kind === "written") return undefined;
  const wrapper = readPidFile(directory);
  const runs = wrapper !== undefined && openProcessTable().areRunning([wrapper])[0] === true;
  return runs ? `its job still runs as ${wrapper.pid}` : undefined;
}
