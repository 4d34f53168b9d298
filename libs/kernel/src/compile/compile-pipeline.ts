import { staticText, type Pipeline, type Statement } from "@aish/syntax";
import { createBytePipe } from "../streams/byte-pipe.ts";
import type { ByteSource, ClosableSink } from "../streams/byte-stream.ts";
import { ensuring, mending, andThen, type Code } from "../code.ts";
import { CommandFault, concludeCommandFault } from "../command-fault.ts";
import { conclude } from "../conclude.ts";
import { derive, type Context } from "../context.ts";
import { BrokenPipe, FileError } from "@aish/core";
import { Fault } from "../fault.ts";
import { isInside } from "../commands/find-command.ts";
import { endOfBlock, type Outcome } from "../outcome.ts";
import { pacedSink } from "../streams/paced-sink.ts";
import { runIsolated } from "../run-isolated.ts";
import { forkShell, type Shell } from "../shell.ts";
import type { Awaitable, Value } from "../values/value.ts";

interface Stage {
  readonly code: Code<Outcome>;
  /** The name, if the stage is one simple command whose name is known. */
  readonly name: string | undefined;
  readonly isCommand: boolean;
}

/** What joins two stages: bytes, and beside them the value that the left one leaves. */
interface Link {
  readonly source: ByteSource;
  readonly sink: ClosableSink;
  ended: Awaitable<unknown>;
  value: Value | undefined;
}

/** All stages run at once; all but the last in forks. The last one's variables stay. */
export function compilePipeline(
  node: Pipeline,
  compile: (statement: Statement) => Code<Outcome>,
): Code<Outcome> {
  const stages = node.stages.map((statement) => ({
    code: compile(statement),
    name: statement.kind === "simpleCommand" ? staticText(statement.name) : undefined,
    isCommand: statement.kind === "simpleCommand",
  }));
  const [only, another] = stages;
  if (only !== undefined && another === undefined) return only.code;
  return (context) => runPipeline(stages, context);
}

function runPipeline(stages: readonly Stage[], context: Context): Awaitable<Outcome> {
  const links: Link[] = [];
  try {
    for (const [index, stage] of stages.slice(1).entries()) {
      links.push(openLink(stages[index], stage, context.shell));
    }
  } catch (error) {
    for (const { source, sink } of links) {
      source.cancel();
      void sink.end(); // Nothing was written, so it ends at once.
    }
    if (!(error instanceof FileError)) throw error;
    return concludeCommandFault(new CommandFault(new Fault(`no pipe: ${error.message}`)), context);
  }
  const running = stages.map((stage, index) =>
    runStage(stage, context, links[index - 1], links[index]),
  );
  if (running.every((status) => typeof status === "number")) {
    return concludePipeline(context, running);
  }
  return settleAll(running).then((statuses) => concludePipeline(context, statuses));
}

/** The system's own pipe if one of the two is a program, so that it can be given the descriptor. */
function openLink(left: Stage | undefined, right: Stage, shell: Shell): Link {
  const { processes } = shell.runtime.host;
  if (processes !== undefined && (isProgram(left, shell) || isProgram(right, shell))) {
    const pipe = processes.openPipe();
    const source = processes.source(pipe.reader);
    return { source, sink: processes.sink(pipe.writer), ended: undefined, value: undefined };
  }
  return { ...createBytePipe(), ended: undefined, value: undefined };
}

function isProgram(stage: Stage | undefined, shell: Shell): boolean {
  return stage?.name !== undefined && !isInside(shell, stage.name);
}

function runStage(
  stage: Stage,
  context: Context,
  before: Link | undefined,
  after: Link | undefined,
): Awaitable<number> {
  const shell = after === undefined ? context.shell : forkShell(context.shell, "snapshot");
  const pipe = after === undefined ? context.pipe : pacedSink(after.sink, context);
  const inside = derive(context, {
    shell,
    stdin: before?.source ?? context.stdin,
    stdout: after === undefined ? context.stdout : (pipe ?? context.stdout),
    pipe,
    hasOwnInput: before !== undefined && stage.isCommand,
    piped: before === undefined ? context.piped : () => andThen(before.ended, () => before.value),
    // A lone command's failure is the pipeline's, which is looked at once.
    failureIsChecked: context.failureIsChecked || stage.isCommand,
  });
  const close = (): Awaitable<void> => {
    before?.source.cancel();
    if (after === undefined) return undefined;
    after.value = shell.last.data;
    return endQuietly(after.sink);
  };
  const run = (): Awaitable<number> =>
    andThen(
      runIsolated(inside, () => stage.code(inside), after !== undefined),
      endOfBlock,
    );
  // The other stages still have to come to their end, so a failure waits among them.
  const status = mending(() => ensuring(run, close), rejected);
  if (after !== undefined && status instanceof Promise) {
    after.ended = status.catch(() => undefined);
  }
  return status;
}

async function rejected(error: unknown): Promise<never> {
  throw error;
}

function endQuietly(sink: ClosableSink): Awaitable<void> {
  return mending(
    () => sink.end(),
    (error) => {
      if (!(error instanceof BrokenPipe)) throw error;
    },
  );
}

/** Every stage comes to its end before the first failure is passed on: none is left behind. */
async function settleAll(running: readonly Awaitable<number>[]): Promise<readonly number[]> {
  const settled = await Promise.allSettled(running.map(async (status) => status));
  return settled.map((result) => {
    if (result.status === "rejected") throw result.reason;
    return result.value;
  });
}

function concludePipeline(context: Context, statuses: readonly number[]): Awaitable<Outcome> {
  const last = statuses.at(-1) ?? 0;
  const failed = statuses.findLast((status) => status !== 0);
  const status = context.shell.options.pipefail ? (failed ?? 0) : last;
  return conclude(context, status, statuses);
}
