import type { ProcessIdentity } from "@aish/core";
import { openProcessTable } from "@aish/executor";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const prefix = "open-";

/** Says in the session's directory that this process has it open. */
export function markOpen(directory: string): void {
  const identity = openProcessTable().identify(process.pid);
  // A mark that is only half there would be taken for that of a dead process.
  const temporary = join(directory, `opening-${process.pid}`);
  try {
    writeFileSync(temporary, JSON.stringify(identity), { mode: 0o600 });
    renameSync(temporary, join(directory, `${prefix}${process.pid}`));
  } catch {
    // A full disk: another aish then takes a command that runs here for lost, until it ends.
    rmSync(temporary, { force: true });
  }
}

export function unmarkOpen(directory: string): void {
  rmSync(join(directory, `${prefix}${process.pid}`), { force: true });
}

/** Whether another process that still runs has the session open. Marks of dead ones are removed. */
export function isOpenElsewhere(directory: string): boolean {
  const table = openProcessTable();
  const own = `${prefix}${process.pid}`;
  const marks = readdirSync(directory).filter((name) => name.startsWith(prefix) && name !== own);
  return marks.some((name) => {
    const identity = readIdentity(join(directory, name));
    const alive = identity !== undefined && table.areRunning([identity])[0] === true;
    if (!alive) rmSync(join(directory, name), { force: true });
    return alive;
  });
}

/** Undefined if the file has gone meanwhile or tells of no process. */
function readIdentity(file: string): ProcessIdentity | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isIdentity(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== "object" || value === null) return false;
  if (!("pid" in value) || !("start" in value)) return false;
  return Number.isInteger(value.pid) && typeof value.start === "string";
}
