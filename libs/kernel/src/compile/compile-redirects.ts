import { assertNever, BrokenPipe, FileError, resolvePath } from "@aish/core";
import type { FileRedirect, HereDocument, Redirect } from "@aish/syntax";
import type { ByteSink, ByteSource, ClosableSink } from "../streams/byte-stream.ts";
import { bytesSource } from "../streams/bytes-source.ts";
import { asCommandFault, CommandFault, concludeCommandFault } from "../command-fault.ts";
import { ensuring, inOrder, mending, andThen, type Code, type Compiler } from "../code.ts";
import { compileQuotedText, compileText } from "./compile-word.ts";
import { derive, type Context } from "../context.ts";
import { Fault } from "../fault.ts";
import { untilAborted } from "../interrupted.ts";
import type { Outcome } from "../outcome.ts";
import { pacedSink } from "../streams/paced-sink.ts";
import { nothingLeft } from "../shell.ts";
import type { Awaitable } from "../values/value.ts";

/** Where the streams go at this point of the list: each redirect sees what those before it did. */
interface Streams {
  stdin: ByteSource;
  stdout: ByteSink;
  stderr: ByteSink;
  descriptors: Map<number, ByteSink | ByteSource>;
  readonly opened: (() => Awaitable<void>)[];
}

type Apply = (streams: Streams, context: Context) => Awaitable<void>;

/** Runs what it is given with the streams redirected while it runs. */
export type WithRedirects = (context: Context, run: Code<Outcome>) => Awaitable<Outcome>;

/** A stream that cannot be opened is status 1, and the command does not run. */
export function compileRedirects(
  redirects: readonly Redirect[],
  compiler: Compiler,
): WithRedirects {
  if (redirects.length === 0) return (context, run) => run(context);
  const steps = redirects.map((redirect) => compileRedirect(redirect, compiler));
  const movesStdout = redirects.some(
    (redirect) =>
      "descriptor" in redirect && (redirect.descriptor === 1 || redirect.descriptor === "both"),
  );
  return (context, run) => {
    const { stdin, stdout, stderr, descriptors } = context;
    const streams: Streams = {
      stdin,
      stdout,
      stderr,
      descriptors: new Map(descriptors),
      opened: [],
    };
    const close = (): Awaitable<void> =>
      inOrder(streams.opened.length, (index) => streams.opened[index]?.());
    const runInside = (): Awaitable<Outcome> => {
      const { opened: _, ...redirected } = streams;
      return andThen(run(derive(context, redirected)), (outcome) => {
        // What went into a file is not the command's value.
        if (movesStdout) context.shell.last = nothingLeft;
        return outcome;
      });
    };
    return mending(
      () =>
        ensuring(() => {
          const applied = inOrder(steps.length, (index) => steps[index]?.(streams, context));
          return andThen(applied, runInside);
        }, close),
      (error) => concludeCommandFault(error, context, context.shell.place),
    );
  };
}

function compileRedirect(redirect: Redirect, compiler: Compiler): Apply {
  switch (redirect.kind) {
    case "fileRedirect":
      return compileFile(redirect, compiler);
    case "duplicateRedirect":
      return (streams) => {
        const source = streamOf(streams, redirect.source);
        if (source === undefined) {
          throw new CommandFault(new Fault(`descriptor ${redirect.source} is not open`));
        }
        setStream(streams, redirect.descriptor, source);
      };
    case "hereDocument":
      return fromText(compileHereDocument(redirect, compiler));
    case "hereString": {
      const text = compileText(redirect.word, compiler);
      return fromText((context) => andThen(text(context), (found) => `${found}\n`));
    }
    default:
      return assertNever(redirect);
  }
}

function compileHereDocument(redirect: HereDocument, compiler: Compiler): Code<string> {
  return redirect.quoted
    ? compileText(redirect.body, compiler)
    : compileQuotedText(redirect.body.parts, compiler);
}

function fromText(text: Code<string>): Apply {
  return (streams, context) =>
    andThen(
      asCommandFault(() => text(context)),
      (found) => {
        streams.stdin = bytesSource(found);
      },
    );
}

function compileFile(redirect: FileRedirect, compiler: Compiler): Apply {
  const target = compileText(redirect.target, compiler);
  const isGlob = redirect.target.parts.some((part) => part.kind === "globPattern");
  return (streams, context) =>
    andThen(
      asCommandFault(() => target(context)),
      (path) => {
        if (isGlob) {
          throw new CommandFault(
            new Fault(`${path}: a redirect takes one name, not a pattern`, "quote it"),
          );
        }
        if (path === "") throw new CommandFault(new Fault("a redirect needs a file name"));
        const device = deviceDescriptor(path);
        if (device !== undefined) return toOwnStream(redirect, device, path, streams);
        return mending(
          () => openFile(redirect, resolvePath(context.shell.cwd, path), streams, context),
          (error) => {
            if (!(error instanceof FileError)) throw error;
            throw new CommandFault(new Fault(`${path}: ${error.message}`));
          },
        );
      },
    );
}

function openFile(
  redirect: FileRedirect,
  path: string,
  streams: Streams,
  context: Context,
): Awaitable<void> {
  const { fs } = context.shell.runtime.host;
  if (redirect.mode === "read") {
    return andThen(fs.openRead(path), (source) => {
      streams.opened.push(() => source.cancel());
      setStream(streams, redirect.descriptor, source);
    });
  }
  return andThen(fs.openWrite(path, redirect.mode), (sink) => {
    streams.opened.push(() => closeQuietly(sink, context.signal));
    setStream(streams, redirect.descriptor, pacedSink(sink, context));
  });
}

/** A named pipe that nobody reads would not let itself be closed. */
function closeQuietly(sink: ClosableSink, signal: AbortSignal): Awaitable<void> {
  return mending(
    () => {
      const ended = sink.end();
      return ended instanceof Promise ? untilAborted(ended, signal) : ended;
    },
    (error) => {
      if (!(error instanceof BrokenPipe)) throw error;
    },
  );
}

/** `/dev/stderr` and its kin are the streams of the command, not of the program. */
function deviceDescriptor(path: string): number | undefined {
  const named = { "/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2 }[path];
  if (named !== undefined) return named;
  const number = /^\/dev\/fd\/(\d{1,4})$/.exec(path)?.[1];
  return number === undefined ? undefined : Number(number);
}

function toOwnStream(
  redirect: FileRedirect,
  descriptor: number,
  path: string,
  streams: Streams,
): void {
  const stream = streamOf(streams, descriptor);
  const fits = stream !== undefined && "read" in stream === (redirect.mode === "read");
  if (!fits) throw new CommandFault(new Fault(`${path}: not open`));
  setStream(streams, redirect.descriptor, stream);
}

function streamOf(streams: Streams, descriptor: number): ByteSink | ByteSource | undefined {
  if (descriptor === 0) return streams.stdin;
  if (descriptor === 1) return streams.stdout;
  if (descriptor === 2) return streams.stderr;
  return streams.descriptors.get(descriptor);
}

function setStream(
  streams: Streams,
  descriptor: FileRedirect["descriptor"],
  stream: ByteSink | ByteSource,
): void {
  const reads = "read" in stream;
  if (descriptor === 0) {
    if (!reads) throw new CommandFault(new Fault("descriptor 0 is for reading"));
    streams.stdin = stream;
    return;
  }
  if (descriptor === "both" || descriptor === 1 || descriptor === 2) {
    if (reads) throw new CommandFault(new Fault("descriptors 1 and 2 are for writing"));
    if (descriptor !== 2) streams.stdout = stream;
    if (descriptor !== 1) streams.stderr = stream;
    return;
  }
  streams.descriptors.set(descriptor, stream);
}
