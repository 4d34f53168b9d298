import { statSync } from "node:fs";
import { dirname } from "node:path";
import { AishError } from "@aish/core";

const othersMayWrite = 0o002;
const onlyOwnersRemove = 0o1000;

/** What runs as the person must not be something that anybody else on this machine can write. */
export function refuseWritableByOthers(path: string): void {
  const { mode, uid } = statSync(path);
  if (uid !== 0 && uid !== process.getuid?.()) {
    throw refused(`${path} belongs to somebody else`, "make it your own, or remove it");
  }
  if ((mode & othersMayWrite) !== 0) {
    throw refused(`everybody may write to ${path}`, `run chmod o-w ${path}`);
  }
  const directory = dirname(path);
  const around = statSync(directory).mode;
  if ((around & othersMayWrite) !== 0 && (around & onlyOwnersRemove) === 0) {
    throw refused(`everybody may write to ${directory}`, `run chmod o-w ${directory}`);
  }
}

function refused(message: string, hint: string): AishError {
  return new AishError("CONFIG_INVALID", message, { hint });
}
