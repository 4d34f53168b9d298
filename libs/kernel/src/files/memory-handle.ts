import { assertNever, FileError } from "@aish/core";
import type { ByteSource, ClosableSink } from "../streams/byte-stream.ts";
import { emptySource } from "../streams/empty-source.ts";
import type { DeviceName, MemoryFile } from "./memory-node.ts";
import type { Awaitable } from "../values/value.ts";

const blockSize = 65_536;

/** Reads as the file is at each read, from the start to where its end then is. */
export function readingHandle(file: MemoryFile): ByteSource {
  let position = 0;
  file.hold();
  return puttingBack(
    () => {
      if (position >= file.size) return undefined;
      const block = file.bytes(position, blockSize);
      position += block.length;
      return block;
    },
    () => file.release(),
  );
}

/** Writes at the end, wherever that is by then. */
export function writingHandle(file: MemoryFile, now: () => number): ClosableSink {
  let isOpen = true;
  file.hold();
  return {
    descriptor: undefined,
    write(chunk) {
      if (!isOpen) throw new FileError("failed", "it is closed");
      file.append(chunk);
      file.modifiedAt = now();
    },
    end() {
      if (isOpen) file.release();
      isOpen = false;
    },
  };
}

/** The endless ones give a block at each read: who reads them must know when to stop. */
export function deviceSource(device: DeviceName): ByteSource {
  switch (device) {
    case "null":
      return emptySource;
    case "zero":
      return puttingBack(() => new Uint8Array(blockSize));
    case "random":
    case "urandom":
      return puttingBack(() => crypto.getRandomValues(new Uint8Array(blockSize)));
    default:
      return assertNever(device);
  }
}

function puttingBack(
  next: () => Awaitable<Uint8Array | undefined>,
  close?: () => void,
): ByteSource {
  const putBack: Uint8Array[] = [];
  let isOpen = true;
  return {
    descriptor: undefined,
    read: () => putBack.pop() ?? (isOpen ? next() : undefined),
    unread(bytes) {
      if (bytes.length > 0 && isOpen) putBack.push(bytes);
    },
    cancel() {
      if (isOpen) close?.();
      isOpen = false;
      putBack.length = 0;
    },
  };
}
