import { AishError, type ProcessIdentity } from "@aish/core";
import { closeSync, openSync, statSync } from "node:fs";
import { jobLogIn, jobMarker } from "./job-directory.ts";
import { readPidFile } from "./job-facts.ts";
import { jobWrapper } from "./job-wrapper.ts";
import { openProcessTable } from "./process-table.ts";

export interface JobToSpawn {
  /** As `createJobDirectory` made it. */
  readonly directory: string;
  /** A program and its arguments, not text for a shell. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** Everything the job gets, but for the mark of its directory. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What runs the wrapper: a POSIX shell. */
  readonly shell?: readonly string[];
}

/**
 * Starts the job's wrapper in a session of its own, so that it outlives us, and does not wait for
 * it. Undefined if it ended before it could be looked at: its files then say how.
 */
export function spawnJob({
  directory,
  argv,
  cwd,
  env,
  shell = ["/bin/sh"],
}: JobToSpawn): ProcessIdentity | undefined {
  const log = openLog(directory);
  try {
    const wrapper = Bun.spawn([...shell, "-c", jobWrapper, "aish-job", directory, ...argv], {
      cwd,
      env: { ...env, [jobMarker]: directory },
      stdin: "ignore",
      stdout: log,
      stderr: log,
      detached: true,
    });
    wrapper.unref();
    return openProcessTable().identify(wrapper.pid) ?? readPidFile(directory);
  } catch (error) {
    if (error instanceof AishError) throw error;
    throw cannotStart(cwd, error);
  } finally {
    closeSync(log);
  }
}

function openLog(directory: string): number {
  try {
    return openSync(jobLogIn(directory), "a", 0o600);
  } catch (error) {
    throw new AishError("SPAWN_FAILED", `cannot open the log ${jobLogIn(directory)}`, {
      hint: "make room or permission for it, or set XDG_STATE_HOME to another place",
      cause: error,
    });
  }
}

function cannotStart(cwd: string, cause: unknown): AishError {
  // The system names the program also when it is the directory that is missing.
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const hint = "change to a directory that exists";
    return new AishError("SPAWN_FAILED", `cannot start a job in ${cwd}: no such directory`, {
      hint,
      cause,
    });
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AishError("SPAWN_FAILED", `cannot start the job: ${reason}`, {
    hint: "shorten the command or the environment, or end some other processes",
    cause,
  });
}
