import { AishError, type ProcessIdentity } from "@aish/core";
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import { errorCode } from "./error-code.ts";
import { jobMarker } from "./job-directory.ts";
import type { ProcessEntry, ProcessTable } from "./process-table.ts";

export const bootIdPath = "/proc/sys/kernel/random/boot_id";

/**
 * Reading `/proc/<pid>/stat` is the dear part of a look, and the kernel's. Up to this many
 * processes are all read at each look; of more, those seen before are read in turns, and between
 * two readings it is enough that `/proc/<pid>` is still the very directory it was.
 */
const readAtOnce = 64;

const gone = new Set(["ENOENT", "ESRCH"]);
const block = Buffer.allocUnsafe(2048); // the line has some 350 bytes

interface Seen {
  readonly start: string;
  readonly inode: number;
  readonly changed: number;
}

export function procIsReadable(): boolean {
  try {
    return readFileSync(bootIdPath).length > 0 && readFileSync("/proc/self/stat").length > 0;
  } catch {
    return false;
  }
}

export function createProcTable(): ProcessTable {
  const boot = readFileSync(bootIdPath, "latin1").trim();
  const seen = new Map<number, Seen>();
  let looks = 0;

  function read(pid: number): ProcessEntry | undefined {
    const text = readStat(pid);
    return text === undefined ? undefined : parseStat(pid, text, boot);
  }

  function isRunning(process: ProcessIdentity): boolean {
    const entry = read(process.pid);
    if (entry === undefined || entry.zombie || entry.start !== process.start) {
      seen.delete(process.pid);
      return false;
    }
    return true;
  }

  function isRunningAsSeen(process: ProcessIdentity): boolean {
    const now = statSync(`/proc/${process.pid}`, { throwIfNoEntry: false });
    if (now === undefined) return false;
    const before = seen.get(process.pid);
    const same = before?.inode === now.ino && before.changed === now.ctimeMs;
    if (same && before.start === process.start) return true;
    if (!isRunning(process)) return false;
    // Taken before the reading: if the process was replaced in between, the next look misses.
    seen.set(process.pid, { start: process.start, inode: now.ino, changed: now.ctimeMs });
    return true;
  }

  return {
    identify(pid) {
      const entry = read(pid);
      return entry && { pid, start: entry.start };
    },
    entry: read,
    areRunning(processes) {
      if (processes.length === 0) return [];
      const parts = Math.ceil(processes.length / readAtOnce);
      if (seen.size > 2 * processes.length) seen.clear();
      looks += 1;
      if (parts <= 1) return processes.map(isRunning);
      return processes.map((process, index) => {
        if ((index + looks) % parts === 0) seen.delete(process.pid);
        return isRunningAsSeen(process);
      });
    },
    all() {
      const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
      return pids.map((pid) => read(Number(pid))).filter((entry) => entry !== undefined);
    },
    markOf(pid, directory) {
      try {
        const variables = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
        const mark = variables.find((text) => text.startsWith(`${jobMarker}=`));
        if (mark === undefined) return "none";
        return mark === `${jobMarker}=${directory}` ? "this" : "another";
      } catch {
        return "none";
      }
    },
  };
}

/** The name may hold spaces and parentheses; the fields begin after the last parenthesis. */
export function parseStat(pid: number, text: string, boot: string): ProcessEntry | undefined {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, parent, group, session] = fields;
  const ticks = fields[19];
  if (state === undefined || ticks === undefined) return undefined;
  return {
    pid,
    start: `${boot}/${ticks}`,
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    zombie: state === "Z" || state === "X" || state === "x",
    stopped: state === "T" || state === "t",
  };
}

function readStat(pid: number): string | undefined {
  let file: number | undefined;
  try {
    file = openSync(`/proc/${pid}/stat`, "r");
    return block.toString("latin1", 0, readSync(file, block));
  } catch (error) {
    if (gone.has(errorCode(error) ?? "")) return undefined;
    throw new AishError("JOB_UNREADABLE", `cannot read /proc/${pid}/stat`, {
      hint: "close some files or programs and try again",
      cause: error,
    });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
