// The part of the package that `aish -c` needs: the whole of it takes Bun as long to load as to start.
export { captureCommand, type CaptureRequest, type CaptureResult } from "./capture-command.ts";
export { findShell, type Shell, type ShellKind } from "./find-shell.ts";
export type { OutputSinkOptions, OutputSummary } from "./output-sink.ts";
