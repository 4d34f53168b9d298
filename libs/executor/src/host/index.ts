export { createHost } from "./create-host.ts";
export type { Clock } from "./clock.ts";
export type { DirectoryEntry, EntryKind, FileStat, FileSystem } from "./file-system.ts";
export type { ByteSource, ClosableSink, Host } from "./host.ts";
export type { ExecutableSearch } from "./find-executable.ts";
export type { ChildProcess, ProcessEnd, SpawnRequest } from "./spawn-process.ts";
export type { ProcessHost } from "./process-host.ts";
