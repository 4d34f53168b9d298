import { accessSync, constants, statfsSync, statSync, type Stats } from "node:fs";
import { dirname } from "node:path";
import { fail, ok, warn, type Check } from "./check.ts";

/** A directory that only its owner may look into, or that can still be made. */
export function checkDirectory(name: string, path: string): Check {
  const found = statOf(path);
  if (found === undefined) return checkCreatable(name, path);
  if (!found.isDirectory()) {
    return fail(name, `${path} is not a directory`, `move ${path} out of the way`);
  }
  if (!isWritable(path)) {
    return fail(name, `${path} cannot be written`, `make ${path} writable for you`);
  }
  return checkPrivate(name, path, found, "700");
}

/** A file that only its owner may read; one that is not there yet is no problem. */
export function checkPrivateFile(name: string, path: string): Check {
  const found = statOf(path);
  if (found === undefined) return ok(name, `${path} is not there yet`);
  if (!found.isFile()) return fail(name, `${path} is not a file`, `move ${path} out of the way`);
  return checkPrivate(name, path, found, "600");
}

const megabyte = 1_000_000;

/** Below `least` nothing works for long; ten times that is little. */
export function checkSpace(name: string, path: string, least = 50 * megabyte): Check {
  const { bavail, bsize } = statfsSync(nearestAncestor(path));
  const free = bavail * bsize;
  const detail = `${Math.floor(free / megabyte)} MB free for ${path}`;
  if (free < least) return fail(name, detail, "make room on that disk");
  return free < 10 * least ? warn(name, detail, "make room on that disk") : ok(name, detail);
}

function checkCreatable(name: string, path: string): Check {
  const ancestor = nearestAncestor(path);
  return isWritable(ancestor)
    ? ok(name, `${path} is made when it is needed`)
    : fail(name, `${path} cannot be made`, `make ${ancestor} writable for you`);
}

function checkPrivate(name: string, path: string, found: Stats, mode: "700" | "600"): Check {
  if (found.uid !== process.getuid?.()) {
    return warn(name, `${path} belongs to another user`, `run chown "$USER" '${path}'`);
  }
  const bits = (found.mode & 0o777).toString(8).padStart(3, "0");
  return (found.mode & 0o077) === 0
    ? ok(name, path)
    : warn(name, `${path} is open to others (mode ${bits})`, `run chmod ${mode} '${path}'`);
}

function nearestAncestor(path: string): string {
  let place = path;
  while (statOf(place) === undefined && dirname(place) !== place) place = dirname(place);
  return place;
}

/** Undefined if there is nothing, or nothing that we may see. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined; // absent and forbidden lead to the same advice
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false; // permission or a read-only file system
  }
}
