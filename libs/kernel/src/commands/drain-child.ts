import { BrokenPipe } from "@aish/core";
import type { ByteSink, ByteSource } from "../streams/byte-stream.ts";
import type { ProcessHost } from "../ports.ts";

/** Where a child writes to. */
export interface ChildOutput {
  /** For the child. */
  readonly descriptor: number;
  /** The child has been started, or never will be: our copy of its end is closed. */
  start(): void;
  /** Resolves when everything it wrote has been passed on; true if nobody wanted it any more. */
  finish(): Promise<boolean>;
  /** Passes on no more, whoever may still hold its end. */
  drop(): void;
}

/** The sink's own descriptor, or a pipe whose content is passed on to the sink. */
export function drainChild(sink: ByteSink, processes: ProcessHost): ChildOutput {
  const { descriptor } = sink;
  if (descriptor !== undefined) {
    return {
      descriptor,
      start: () => undefined,
      finish: () => Promise.resolve(false),
      drop: () => undefined,
    };
  }
  const pipe = processes.openPipe();
  const source = processes.source(pipe.reader);
  let pumping = Promise.resolve(false);
  return {
    descriptor: pipe.writer,
    start() {
      processes.close(pipe.writer);
      pumping = pump(source, sink);
      // Its failure is told where it is waited for.
      pumping.catch(() => undefined);
    },
    finish: () => pumping,
    drop: () => source.cancel(),
  };
}

async function pump(source: ByteSource, sink: ByteSink): Promise<boolean> {
  try {
    for (;;) {
      const chunk = await source.read();
      if (chunk === undefined) return false;
      await sink.write(chunk);
    }
  } catch (error) {
    if (error instanceof BrokenPipe) return true;
    throw error;
  } finally {
    source.cancel();
  }
}
