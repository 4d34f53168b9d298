import { FileError } from "@aish/core";
import type { Stats } from "node:fs";
import { errorCode } from "../error-code.ts";
import { DescriptorSink } from "./descriptor-sink.ts";
import { DescriptorSource } from "./descriptor-source.ts";
import { FifoSink } from "./fifo-sink.ts";
import { FileSink } from "./file-sink.ts";
import { FileSource } from "./file-source.ts";
import type { ByteSource, ClosableSink } from "./host.ts";
import { nativeCalls } from "./native-calls.ts";
import { nodeFs } from "./node-fs.ts";

/** Opening never waits, not even for the other end of a named pipe: the first read does. */
export function openForReading(path: string): ByteSource {
  const { O_RDONLY, O_NONBLOCK, O_NOCTTY } = nodeFs().constants;
  const { descriptor, stats } = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  if (stats.isFile()) return new FileSource(descriptor, stats.size);
  nativeCalls().makeBlocking(descriptor);
  return new DescriptorSource(descriptor, stats.isFIFO() ? "fifo" : "any");
}

/** As above: it is writing and ending that wait for somebody who reads a named pipe. */
export function openForWriting(path: string, mode: "write" | "append"): ClosableSink {
  const { O_WRONLY, O_CREAT, O_TRUNC, O_APPEND, O_NONBLOCK, O_NOCTTY } = nodeFs().constants;
  const how = mode === "append" ? O_APPEND : O_TRUNC;
  const flags = O_WRONLY | O_CREAT | O_NONBLOCK | O_NOCTTY | how;
  try {
    const { descriptor, stats } = open(path, flags);
    if (stats.isFile() || neverWaits(stats)) return new FileSink(descriptor);
    nativeCalls().makeBlocking(descriptor);
    return new DescriptorSink(descriptor);
  } catch (error) {
    if (errorCode(error) !== "ENXIO" || !nodeFs().statSync(path).isFIFO()) throw error;
  }
  return new FifoSink(() => {
    const descriptor = nodeFs().openSync(path, O_WRONLY | O_NONBLOCK);
    nativeCalls().makeBlocking(descriptor);
    return descriptor;
  });
}

function open(path: string, flags: number): { readonly descriptor: number; readonly stats: Stats } {
  const fs = nodeFs();
  const descriptor = fs.openSync(path, flags, 0o666);
  const stats = fs.fstatSync(descriptor);
  if (!stats.isDirectory()) return { descriptor, stats };
  fs.closeSync(descriptor);
  throw new FileError("is-a-directory", "is a directory");
}

/** `/dev/null` and the other devices of Linux that are memory: nearly every script writes to one. */
function neverWaits(stats: Stats): boolean {
  const memoryDevices = 1;
  return stats.isCharacterDevice() && stats.rdev >> 8 === memoryDevices;
}
