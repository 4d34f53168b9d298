import { BrokenPipe } from "@aish/core";
import { readWithSignal } from "../streams/abortable-source.ts";
import type { ByteSource } from "../streams/byte-stream.ts";
import { Interrupted } from "../interrupted.ts";
import type { ProcessHost } from "../ports.ts";

/** Where a child reads from. */
export interface ChildInput {
  /** For the child; undefined is an empty input. */
  readonly descriptor: number | undefined;
  /** The child has been started, or never will be. */
  start(): void;
  /** The child has ended: what it did not read goes back, for the next reader. */
  finish(): Promise<void>;
}

/**
 * The source's own descriptor, or a pipe that is filled from it. A child that does not read must not eat
 * what the loop around it still wants, so our copy of the reading end stays open until the child is gone.
 */
export function feedChild(source: ByteSource, processes: ProcessHost): ChildInput {
  const { descriptor } = source;
  if (descriptor !== undefined) {
    return { descriptor, start: () => undefined, finish: () => Promise.resolve() };
  }
  const pipe = processes.openPipe();
  const sink = processes.sink(pipe.writer);
  const stop = new AbortController();
  let filling = Promise.resolve();

  async function fill(): Promise<void> {
    try {
      for (;;) {
        const chunk = await readWithSignal(source, stop.signal);
        if (chunk === undefined) break;
        await sink.write(chunk);
      }
    } catch (error) {
      if (!(error instanceof BrokenPipe || error instanceof Interrupted)) throw error;
    } finally {
      await sink.end(); // Without it the draining below would have no end.
    }
  }

  return {
    descriptor: pipe.reader,
    start() {
      filling = fill();
      filling.catch(() => undefined); // Told by finish.
    },
    async finish() {
      stop.abort(new Interrupted(0));
      // Draining our end lets a write finish that the child had not made room for.
      const rest = processes.source(pipe.reader);
      const unread = await readToEnd(rest);
      await filling;
      rest.cancel();
      for (const chunk of unread.toReversed()) source.unread(chunk);
    },
  };
}

async function readToEnd(source: ByteSource): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = await source.read();
    if (chunk === undefined) return chunks;
    chunks.push(chunk);
  }
}
