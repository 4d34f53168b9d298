import type { ProcessIdentity } from "@aish/core";
import { openProcessTable } from "@aish/executor";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const prefix = "open-";

/** Says in the session's directory that this process has it open. */
export function markOpen(directory: string): void {
  const identity = openProcessTable().identify(process.pid);
  try {
    writeFileSync(join(directory, `${prefix}${process.pid}`), JSON.stringify(identity), {
      mode: 0o600,
    });
  } catch {
    // A full disk: another aish then takes a command that runs here for lost, until it ends.
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
    const [alive] = table.areRunning([readIdentity(join(directory, name))]);
    if (alive !== true) rmSync(join(directory, name), { force: true });
    return alive;
  });
}

function readIdentity(file: string): ProcessIdentity {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only we write these files
  return JSON.parse(readFileSync(file, "utf8")) as ProcessIdentity;
}
