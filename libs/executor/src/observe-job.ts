import { assertNever, type LiveJob, type ProcessIdentity } from "@aish/core";
import { jobDirectoryOf } from "./job-directory.ts";
import { readPidFile, readStatusFile, sizeOfLog, type StatusFact } from "./job-facts.ts";
import { membersOf } from "./process-group.ts";
import { openProcessTable, type ProcessEntry, type ProcessTable } from "./process-table.ts";

/** What one look at the outside world says about a job that the database believes to be alive. */
export type Sighting =
  | { readonly kind: "alive"; readonly process: ProcessIdentity }
  | {
      readonly kind: "statusFile";
      readonly exitCode: number;
      /** When the job ended, which may be long before anybody looked. */
      readonly writtenAt: Date;
      readonly logBytes: number | undefined;
      /** Pids of the job's group that still run without it. */
      readonly leftovers: readonly number[];
    }
  /** There was a process, and it is gone; its status was looked for again after that was seen. */
  | {
      readonly kind: "vanished";
      readonly logBytes: number | undefined;
      readonly leftovers: readonly number[];
    }
  /** No process has said its name yet, and there is no status. */
  | { readonly kind: "notYet"; readonly logBytes: number | undefined }
  /** The system did not let us look, so nothing was seen. */
  | { readonly kind: "unclear"; readonly reason: string };

export interface JobObserver {
  /** In the order of the jobs. Costs nothing for none, and one look at all processes if any ended. */
  observe(jobs: readonly LiveJob[]): readonly Sighting[];
}

/** Keep one for the life of the program: it remembers what makes the next look at many jobs cheap. */
export function createJobObserver(): JobObserver {
  let table: ProcessTable | undefined;
  return {
    observe(jobs) {
      if (jobs.length === 0) return [];
      table ??= openProcessTable();
      return observeAll(jobs, table);
    },
  };
}

export function observeJob(job: LiveJob): Sighting {
  const [sighting] = createJobObserver().observe([job]);
  return sighting ?? { kind: "unclear", reason: "not looked at" };
}

interface Look {
  readonly directory: string;
  readonly status: StatusFact;
  readonly process: ProcessIdentity | undefined;
  readonly logPath: string;
}

/**
 * Status, then process, then status again: a status that was renamed into place before the process was
 * gone is always seen, so `vanished` is never a race. All processes are looked at after every status
 * and wrapper, so `leftovers` are never older than the ending they belong to.
 */
function observeAll(jobs: readonly LiveJob[], table: ProcessTable): Sighting[] {
  const looks = jobs.map(lookAtFiles);
  const unended = looks.filter(({ status }) => status.kind !== "written");
  const running = runningAmong(unended, table);
  let entries: readonly ProcessEntry[] | undefined;
  function leftoversOf({ directory, process }: Look): number[] {
    if (process === undefined) return [];
    entries ??= table.all();
    const found = membersOf({ directory, process }, table, entries);
    if (found.kind !== "members") return [];
    // The wrapper and what it runs itself (mv, sync) are about to go.
    const left = found.members.filter(({ pid, parent }) => ![pid, parent].includes(process.pid));
    return left.map(({ pid }) => pid);
  }
  return looks.map((look) => toSighting(look, running, leftoversOf));
}

function lookAtFiles(job: LiveJob): Look {
  const directory = jobDirectoryOf(job);
  return {
    directory,
    status: readStatusFile(directory),
    process: job.status === "running" ? job.process : readPidFile(directory),
    logPath: job.logPath,
  };
}

function runningAmong(looks: readonly Look[], table: ProcessTable): Set<ProcessIdentity> {
  const processes = looks.map(({ process }) => process).filter((process) => process !== undefined);
  const running = table.areRunning(processes);
  return new Set(processes.filter((_, index) => running[index]));
}

function toSighting(
  look: Look,
  running: ReadonlySet<ProcessIdentity>,
  leftoversOf: (look: Look) => number[],
): Sighting {
  const { process, logPath } = look;
  if (process !== undefined && running.has(process)) return { kind: "alive", process };
  const status = look.status.kind === "written" ? look.status : readStatusFile(look.directory);
  switch (status.kind) {
    case "unreadable":
      return { kind: "unclear", reason: status.reason };
    case "written": {
      const { exitCode, writtenAt } = status;
      const logBytes = sizeOfLog(logPath);
      return { kind: "statusFile", exitCode, writtenAt, logBytes, leftovers: leftoversOf(look) };
    }
    case "none": {
      const logBytes = sizeOfLog(logPath);
      if (process === undefined) return { kind: "notYet", logBytes };
      return { kind: "vanished", logBytes, leftovers: leftoversOf(look) };
    }
    default:
      return assertNever(status);
  }
}
