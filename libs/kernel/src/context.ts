import type { ByteSink, ByteSource } from "./streams/byte-stream.ts";
import type { ChildProcess } from "./ports.ts";
import type { Shell } from "./shell.ts";
import type { Awaitable, Value } from "./values/value.ts";

/**
 * Where a piece of the program runs: handed down as an argument, never kept in a slot that two pieces
 * share. A redirect, a pipeline stage or a substitution makes a new one with `derive`.
 */
export interface Context {
  readonly shell: Shell;
  readonly stdin: ByteSource;
  readonly stdout: ByteSink;
  readonly stderr: ByteSink;
  /** Descriptors from 3 on that redirects have opened. */
  readonly descriptors: ReadonlyMap<number, ByteSink | ByteSource>;
  readonly signal: AbortSignal;
  /** A failure here is looked at by someone (`if`, `&&`, `!`), so `set -e` does not end the program. */
  readonly failureIsChecked: boolean;
  /** Functions, substitutions, sourced files and scripts around this piece. */
  readonly depth: number;
  /** What the pipeline stage before leaves beside its bytes; undefined outside a pipeline. */
  readonly piped: PipedValue | undefined;
  /** `stdin` is a pipe or a redirect of this very command, not of something around it. */
  readonly hasOwnInput: boolean;
  /** The pipe to the next stage, if the piece is part of one: who loses its reader has nothing left to do. */
  readonly pipe: ByteSink | undefined;
  /** The `&` job this is a part of; undefined in the program itself. */
  readonly job: number | undefined;
  /** Told of every process that is started and of its end: a job passes signals on to them. */
  readonly children: Set<ChildProcess> | undefined;
  /** Processes share the terminal of the program, so they must stay in its process group. */
  readonly sharesTerminal: boolean;
}

/** Known once the stage before has ended. */
export type PipedValue = () => Awaitable<Value | undefined>;

/** The same place but for some of it. Written out, because every call of a function goes through here. */
export function derive(context: Context, changes: Partial<Context>): Context {
  return {
    shell: changes.shell ?? context.shell,
    stdin: changes.stdin ?? context.stdin,
    stdout: changes.stdout ?? context.stdout,
    stderr: changes.stderr ?? context.stderr,
    descriptors: changes.descriptors ?? context.descriptors,
    signal: changes.signal ?? context.signal,
    failureIsChecked: changes.failureIsChecked ?? context.failureIsChecked,
    depth: changes.depth ?? context.depth,
    piped: changes.piped ?? context.piped,
    hasOwnInput: changes.hasOwnInput ?? context.hasOwnInput,
    pipe: changes.pipe ?? context.pipe,
    job: changes.job ?? context.job,
    children: changes.children ?? context.children,
    sharesTerminal: changes.sharesTerminal ?? context.sharesTerminal,
  };
}

/** `derive` for calls of functions, of which a program makes the most. */
export function inFunction(context: Context, depth: number): Context {
  return {
    shell: context.shell,
    stdin: context.stdin,
    stdout: context.stdout,
    stderr: context.stderr,
    descriptors: context.descriptors,
    signal: context.signal,
    failureIsChecked: context.failureIsChecked,
    depth,
    piped: context.piped,
    hasOwnInput: false,
    pipe: context.pipe,
    job: context.job,
    children: context.children,
    sharesTerminal: context.sharesTerminal,
  };
}

const checkedTwins = new WeakMap<Context, Context>();

/** The same place, where a failure is only looked at. */
export function checked(context: Context): Context {
  const { options, traps } = context.shell;
  if (context.failureIsChecked || !(options.errexit || traps.has("ERR"))) return context;
  const known = checkedTwins.get(context);
  if (known !== undefined) return known;
  const twin = derive(context, { failureIsChecked: true });
  checkedTwins.set(context, twin);
  return twin;
}
