import type { Variables } from "../../environment/variables.ts";
import { killGroup } from "../../completion/kill-group.ts";
import { installedPath, whichInstalled } from "../../which-installed.ts";
import { quietGit } from "./quiet-git.ts";

export interface GitRun {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly variables: Variables;
  readonly receive: (bytes: Uint8Array) => void;
  readonly signal: AbortSignal;
}

/**
 * The exit status of git, or undefined if it could not be started or was stopped. What it starts
 * itself is stopped with it.
 *
 * The prompt asks in any directory that somebody goes to, also in what was just unpacked: nothing
 * that a repository's own configuration names may be run, and nothing may be fetched or asked.
 */
export async function runGit(run: GitRun): Promise<number | undefined> {
  if (run.signal.aborted) return undefined;
  const path = run.variables["PATH"] ?? "";
  const git = whichInstalled("git", path);
  if (git === undefined) return undefined;
  let child;
  try {
    child = Bun.spawn([git, "--no-optional-locks", "-c", "core.fsmonitor=false", ...run.args], {
      cwd: run.cwd,
      env: { ...run.variables, PATH: installedPath(path), ...quietGit, LC_ALL: "C" },
      stdin: "ignore",
      stdout: "pipe",
      stderr: "ignore",
      detached: true, // a group of its own
    });
  } catch {
    return undefined; // the directory is gone, or there is no room for a process
  }
  const output = child.stdout.getReader();
  const stop = (): void => {
    void output.cancel(); // whoever left the group may hold it open for ever
    killGroup(child.pid);
  };
  run.signal.addEventListener("abort", stop);
  try {
    for (;;) {
      const { done, value } = await output.read();
      if (done) break;
      run.receive(value);
    }
    const status = await child.exited;
    return run.signal.aborted ? undefined : status;
  } finally {
    run.signal.removeEventListener("abort", stop);
  }
}
