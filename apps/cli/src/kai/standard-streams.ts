import { BrokenPipe, FileError } from "@aish/core";
import type { Awaitable, ByteSink, ByteSource, ProcessHost } from "@aish/kernel";

/** What is gathered at most before it is written. */
const mostGathered = 65_536;

export interface StandardStreams {
  readonly stdin: ByteSource;
  readonly stdout: ByteSink;
  readonly stderr: ByteSink;
  /** Resolves when everything is written, with what went wrong if something did. */
  flush(): Promise<FileError | BrokenPipe | undefined>;
}

/**
 * The program's own streams. What it prints is gathered while it computes and written before it waits for
 * anything, before a child is given the descriptor, and before anything goes to stderr: the order on the
 * screen is that of the program.
 */
export function standardStreams(processes: ProcessHost): StandardStreams {
  const out = processes.sink(1);
  const err = processes.sink(2);
  let waiting: (string | Uint8Array)[] = [];
  let size = 0;
  let isScheduled = false;
  /** Resolves, and never rejects, when the reader has caught up. */
  let behind: Promise<void> | undefined;
  let failure: FileError | BrokenPipe | undefined;

  /** Writes what waits, as far as the reader takes it. */
  function push(): Awaitable<void> {
    while (waiting.length > 0 && failure === undefined) {
      if (behind !== undefined) return behind;
      try {
        const written = out.write(nextChunk());
        if (written instanceof Promise) behind = catchUp(written);
      } catch (error) {
        failure = toFailure(error);
      }
    }
    return behind;
  }

  function nextChunk(): string | Uint8Array {
    const [first = ""] = waiting;
    if (typeof first !== "string") {
      size -= first.length;
      waiting = waiting.slice(1);
      return first;
    }
    const end = waiting.findIndex((chunk) => typeof chunk !== "string");
    const text = (end < 0 ? waiting : waiting.slice(0, end)).join("");
    waiting = end < 0 ? [] : waiting.slice(end);
    size -= text.length;
    return text;
  }

  async function catchUp(written: Promise<void>): Promise<void> {
    try {
      await written;
    } catch (error) {
      failure = toFailure(error);
    }
    behind = undefined;
    await push();
  }

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    queueMicrotask(() => {
      isScheduled = false;
      void push();
    });
  }

  function throwFailure(): void {
    if (failure !== undefined) throw failure;
  }

  const stdout: ByteSink = {
    get descriptor() {
      // While the reader is behind, a child would overtake what waits: its output goes through here.
      return push() === undefined ? out.descriptor : undefined;
    },
    write(chunk) {
      throwFailure();
      waiting.push(chunk);
      size += chunk.length;
      if (typeof chunk === "string" && size < mostGathered) return schedule();
      const pushed = push();
      if (pushed instanceof Promise) return pushed.then(throwFailure);
      throwFailure();
    },
  };
  const stderr: ByteSink = {
    get descriptor() {
      return err.descriptor;
    },
    write(chunk) {
      const pushed = push();
      return pushed instanceof Promise ? pushed.then(() => complain(chunk)) : complain(chunk);
    },
  };

  /** A message that finds no room is lost: there is nowhere left to say so. */
  function complain(chunk: string | Uint8Array): Awaitable<void> {
    try {
      const written = err.write(chunk);
      return written instanceof Promise ? written.catch(ignoreFull) : written;
    } catch (error) {
      ignoreFull(error);
    }
  }

  return {
    stdin: processes.source(0),
    stdout,
    stderr,
    async flush() {
      await push();
      return failure;
    },
  };
}

function toFailure(error: unknown): FileError | BrokenPipe {
  if (error instanceof FileError || error instanceof BrokenPipe) return error;
  throw error;
}

function ignoreFull(error: unknown): void {
  if (!(error instanceof FileError)) throw error;
}
