export {
  defineBuiltin,
  fail,
  ok,
  type Builtin,
  type BuiltinCall,
  type BuiltinDefinition,
  type BuiltinResult,
  type Flags,
  type Inspection,
  type JobAccess,
  type OptionName,
  type ProgramAccess,
  type ReportedDiagnostic,
  type Resolution,
  type RunOptions,
  type ShellAccess,
  type ShellChange,
  type ShellJob,
  type SourceOptions,
  type TrapEvent,
  type VariableReader,
} from "./builtin.ts";
export type { ByteSink, ByteSource, ClosableSink } from "./byte-stream.ts";
export {
  deviceFiles,
  MemoryFileSystem,
  type MemoryFiles,
  type MemoryFileSystemOptions,
} from "./memory-file-system.ts";
export { createBytePipe } from "./byte-pipe.ts";
export { Fault } from "./fault.ts";
export { Interrupted } from "./interrupted.ts";
export type { KernelOptions } from "./create-shell.ts";
export {
  Kernel,
  type ExecuteOptions,
  type ExecutionResult,
  type RunOptionsOfKernel,
  type RunResult,
} from "./kernel.ts";
export { RejectedProgram } from "./rejected-program.ts";
export type {
  ChildProcess,
  Clock,
  DirectoryEntry,
  EntryKind,
  ExecutableSearch,
  FileStat,
  FileSystem,
  Host,
  ProcessEnd,
  ProcessHost,
  SpawnRequest,
} from "./ports.ts";
export type { BuiltinEntry, BuiltinRegistry, Limits } from "./runtime.ts";
export { NumberWord, type Awaitable, type KaiRecord, type List, type Value } from "./value.ts";
// What commands are made of: values and streams.
export { abortableSource } from "./abortable-source.ts";
export { bytesSource } from "./bytes-source.ts";
export { bytesToText } from "./value-bytes.ts";
export { compareNumbers, compareValues, toNumber } from "./compare-order.ts";
export { concatBytes, readAll } from "./read-all.ts";
export { createCaptureSink, type CaptureSink } from "./capture-sink.ts";
export { createRegularExpression } from "./regular-expression.ts";
export { discardSink } from "./discard-sink.ts";
export { emptySource } from "./empty-source.ts";
export { equalValues } from "./compare-equality.ts";
export { helpText, type CommandDeclaration } from "@aish/syntax";
export { isTruthy } from "./value-truth.ts";
export { literalValue } from "./literal-value.ts";
export { parseDuration } from "./parse-duration.ts";
export { parseJson } from "./json-parse.ts";
export { readLine } from "./read-line.ts";
export { toJson } from "./json-print.ts";
export { toText } from "./value-text.ts";
export { typeName } from "./value-type.ts";
