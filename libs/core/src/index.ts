export { assertNever } from "./assert-never.ts";
export {
  isCommandComplete,
  literalMark,
  scanCommand,
  type CommandScan,
  type OpenConstruct,
} from "./command-complete.ts";
export { BrokenPipe } from "./broken-pipe.ts";
export { FileError, type FileErrorCode } from "./file-error.ts";
export { resolvePath } from "./resolve-path.ts";
export { formatBytes } from "./format-bytes.ts";
export { AishError, type AishErrorOptions, type ErrorCode } from "./error.ts";
export {
  historyId,
  jobId,
  mintSessionId,
  sessionId,
  turnId,
  type HistoryId,
  type JobId,
  type SessionId,
  type TurnId,
} from "./ids.ts";
export type {
  Actor,
  Channel,
  EndedJob,
  ExitedJob,
  FailedJob,
  Job,
  KilledJob,
  LiveJob,
  LostJob,
  ProcessIdentity,
  RunningJob,
  StartingJob,
} from "./job.ts";
export { nearestName } from "./nearest-name.ts";
export { signalOfStatus } from "./signal-name.ts";
