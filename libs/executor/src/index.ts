export { createJobDirectory, type JobDirectory } from "./job-directory.ts";
export { jobProcessOf, killJob, type KillOptions, type KillOutcome } from "./kill-job.ts";
export { readLogLines, readLogTail, type LogLines, type LogTail, type LogText } from "./job-log.ts";
export { createJobObserver, type JobObserver, type Sighting } from "./observe-job.ts";
export type { JobProcess } from "./process-group.ts";
export { openProcessTable } from "./process-table.ts";
export { reconcileJob } from "./reconcile-job.ts";
export { removeJobDirectory, type JobRemoval } from "./remove-job-directory.ts";
export { spawnJob, type JobToSpawn } from "./spawn-job.ts";
export { waitForJob, type WaitOptions, type WaitOutcome } from "./wait-for-job.ts";
export { watchJobs, type JobEnding, type JobWatch } from "./watch-jobs.ts";
export { captureCommand, type CaptureRequest, type CaptureResult } from "./capture-command.ts";
export type { OutputSinkOptions, OutputSummary } from "./output-sink.ts";
export { plainText } from "./plain-text.ts";
export {
  CommandRun,
  nearestDirectory,
  type RunEvent,
  type RunRequest,
  type RunResult,
  type TerminalSize,
} from "./run-command.ts";
export { findShell, type Shell, type ShellKind } from "./find-shell.ts";
export { runnerCommand, type RunnerCall } from "./shell-dialect.ts";
export { ShellState, type RunDirectory, type ShellFacts } from "./shell-state.ts";
