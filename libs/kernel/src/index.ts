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
export type { ByteSink, ByteSource, ClosableSink } from "./streams/byte-stream.ts";
export {
  deviceFiles,
  MemoryFileSystem,
  type MemoryFiles,
  type MemoryFileSystemOptions,
} from "./files/memory-file-system.ts";
export { createBytePipe } from "./streams/byte-pipe.ts";
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
export {
  NumberWord,
  type Awaitable,
  type KaiRecord,
  type List,
  type Value,
} from "./values/value.ts";
// What commands are made of: values and streams.
export { abortableSource } from "./streams/abortable-source.ts";
export { bytesSource } from "./streams/bytes-source.ts";
export { bytesToText } from "./values/value-bytes.ts";
export { compareNumbers, compareValues, toNumber } from "./values/compare-order.ts";
export { readAll } from "./streams/read-all.ts";
export { createCaptureSink, type CaptureSink } from "./streams/capture-sink.ts";
export { createRegularExpression } from "./patterns/regular-expression.ts";
export { emptySource } from "./streams/empty-source.ts";
export { equalValues } from "./values/compare-equality.ts";
export { helpText, parseDuration } from "@aish/syntax";
export { isTruthy } from "./values/value-truth.ts";
export { literalValue } from "./values/literal-value.ts";
export { parseJson } from "./values/json-parse.ts";
export { readLine } from "./streams/read-line.ts";
export { toJson } from "./values/json-print.ts";
export { toText } from "./values/value-text.ts";
export { typeName } from "./values/value-type.ts";
