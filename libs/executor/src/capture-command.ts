import { AishError } from "@aish/core";
import { loadPipes, type NativePipes } from "./native-pipe.ts";
import { OutputSink, type OutputSinkOptions, type OutputSummary } from "./output-sink.ts";

export interface CaptureRequest {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: "inherit" | "empty";
  readonly output: OutputSinkOptions;
  /** Gets the bytes as they come, the two streams apart; they must be written when it returns. */
  readonly show: (stream: "stdout" | "stderr", bytes: Uint8Array) => void;
  /** Aborting sends TERM to the command. */
  readonly signal?: AbortSignal;
}

export interface CaptureResult {
  /** 128+n when a signal n ended it. */
  readonly exitCode: number;
  readonly durationMs: number;
  readonly output: OutputSummary;
}

const drainMs = 100;

/** Runs a command over pipes, for where there is no terminal. It ends when the process does. */
export async function captureCommand(request: CaptureRequest): Promise<CaptureResult> {
  const startedAt = performance.now();
  const sink = new OutputSink(request.output);
  const native = loadPipes();
  const pipes = { stdout: native?.open(), stderr: native?.open() };
  const child = spawn(request, pipes, native);
  const receive =
    (stream: "stdout" | "stderr") =>
    (bytes: Uint8Array): void => {
      sink.write(bytes);
      request.show(stream, bytes);
    };
  const readers = [
    new StreamReader(streamOf(pipes.stdout, child.stdout), receive("stdout")),
    new StreamReader(streamOf(pipes.stderr, child.stderr), receive("stderr")),
  ];
  const exitCode = await child.exited;
  const durationMs = performance.now() - startedAt;
  // A child of the command may hold the pipes open for ever: what is in them now is taken, no more.
  await endedOrQuiet(readers);
  await Promise.all(readers.map((reader) => reader.cancel()));
  return { exitCode, durationMs, output: sink.close() };
}

interface Pipe {
  readonly reader: number;
  readonly writer: number;
}

type Pipes = Readonly<Record<"stdout" | "stderr", Pipe | undefined>>;

function spawn(
  request: CaptureRequest,
  { stdout, stderr }: Pipes,
  native: NativePipes | undefined,
): Bun.Subprocess {
  try {
    return Bun.spawn([...request.argv], {
      cwd: request.cwd,
      env: { ...request.env },
      stdin: request.stdin === "inherit" ? "inherit" : "ignore",
      stdout: stdout?.writer ?? "pipe",
      stderr: stderr?.writer ?? "pipe",
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
  } catch (error) {
    throw new AishError("SPAWN_FAILED", `cannot start ${request.argv[0] ?? "the command"}`, {
      hint: "check that it and its directory are there and that the system has room for a process",
      cause: error,
    });
  } finally {
    for (const pipe of [stdout, stderr]) if (pipe !== undefined) native?.close(pipe.writer);
  }
}

function streamOf(
  pipe: Pipe | undefined,
  fallback: Bun.Subprocess["stdout"],
): ReadableStream<Uint8Array> {
  if (pipe !== undefined) return Bun.file(pipe.reader).stream();
  if (fallback instanceof ReadableStream) return fallback;
  throw new Error("a captured command has neither pipe nor stream");
}

/** What is used of a stream's reader; its two declarations, Bun's and Node's, differ in the rest. */
interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

class StreamReader {
  readonly ended: Promise<void>;
  readonly #reader: ByteReader;
  #lastByte = performance.now();

  constructor(stream: ReadableStream<Uint8Array>, receive: (bytes: Uint8Array) => void) {
    this.#reader = stream.getReader();
    this.ended = this.#pump(receive);
  }

  get quietMs(): number {
    return performance.now() - this.#lastByte;
  }

  async #pump(receive: (bytes: Uint8Array) => void): Promise<void> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done || value === undefined) return;
      this.#lastByte = performance.now();
      receive(value);
    }
  }

  async cancel(): Promise<void> {
    await this.#reader.cancel();
  }
}

/** Resolves when both streams have ended, or nothing has come for a while. */
async function endedOrQuiet(readers: readonly StreamReader[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setInterval(() => {
    if (readers.every((reader) => reader.quietMs >= drainMs)) resolve();
  }, drainMs / 4);
  await Promise.race([Promise.all(readers.map((reader) => reader.ended)), promise]);
  clearInterval(timer);
}
