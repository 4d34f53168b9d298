import { FileError } from "@aish/core";
import { DescriptorSink } from "./descriptor-sink.ts";
import { DescriptorSource } from "./descriptor-source.ts";
import { findExecutable, type ExecutableSearch } from "./find-executable.ts";
import type { ByteSource, ClosableSink } from "./host.ts";
import { nativeCalls } from "./native-calls.ts";
import { sendSignal } from "./send-signal.ts";
import { spawnProcess, type ChildProcess, type SpawnRequest } from "./spawn-process.ts";

export interface ProcessHost {
  find(name: string, path: string, cwd: string): ExecutableSearch;
  spawn(request: SpawnRequest): ChildProcess;
  openPipe(): { readonly reader: number; readonly writer: number };
  source(descriptor: number): ByteSource;
  sink(descriptor: number): ClosableSink;
  close(descriptor: number): void;
  signal(pid: number, signal: string): boolean;
}

export function createProcessHost(): ProcessHost {
  return {
    find: findExecutable,
    spawn: spawnProcess,
    openPipe() {
      const pipe = nativeCalls().openPipe();
      if (pipe === undefined) throw new FileError("failed", "too many open files");
      return pipe;
    },
    source: (descriptor) => new DescriptorSource(descriptor),
    sink: (descriptor) => new DescriptorSink(descriptor),
    close: (descriptor) => nativeCalls().close(descriptor),
    signal: sendSignal,
  };
}
