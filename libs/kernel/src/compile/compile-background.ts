import { printStatement, type Background } from "@aish/syntax";
import { andThen, type Code } from "../code.ts";
import { derive, type Context } from "../context.ts";
import { emptySource } from "../streams/empty-source.ts";
import { Interrupted } from "../interrupted.ts";
import type { RunningWork } from "../job-table.ts";
import { done, endOfBlock, type Outcome } from "../outcome.ts";
import { createOutputRing } from "../streams/output-ring.ts";
import { pacedSink } from "../streams/paced-sink.ts";
import type { ChildProcess } from "../ports.ts";
import { runIsolated } from "../run-isolated.ts";
import { forkShell } from "../shell.ts";

/**
 * `statement &`: a fork that runs beside the program, outlives the cancellation of what started it, and
 * keeps what it prints for `/v/jobs`. Its number is told on stderr before it begins.
 */
export function compileBackground(node: Background, body: Code<Outcome>): Code<Outcome> {
  return (context) => {
    const { shell } = context;
    const number = shell.jobs.nextNumber();
    const { announcesJobs } = shell.runtime;
    const announced = announcesJobs ? context.stderr.write(`[${number}]\n`) : undefined;
    return andThen(announced, () => {
      const job = shell.jobs.add({
        number,
        parent: context.job,
        command: printStatement(node.body),
        work: startWork(derive(context, { job: number }), body),
      });
      shell.lastJob = job.pid ?? `%${number}`;
      shell.status = 0;
      return done(0);
    });
  };
}

function startWork(context: Context, body: Code<Outcome>): RunningWork {
  const { runtime } = context.shell;
  const shows = runtime.showsJobOutput;
  const stdout = createOutputRing(runtime.limits.jobOutput, shows ? context.stdout : undefined);
  const stderr = createOutputRing(runtime.limits.jobOutput, shows ? context.stderr : undefined);
  const controller = new AbortController();
  const children = new Set<ChildProcess>();
  const { signal } = controller;
  const stoppable = derive(context, { signal });
  const inside = derive(stoppable, {
    shell: forkShell(context.shell, "snapshot"),
    stdin: emptySource,
    stdout: pacedSink(stdout, stoppable),
    stderr: pacedSink(stderr, stoppable),
    descriptors: new Map(),
    children,
    sharesTerminal: false,
  });
  return {
    ended: runToEnd(inside, body),
    end: (status, name) => controller.abort(new Interrupted(status, name)),
    signal(name) {
      for (const child of children) child.kill(name);
    },
    get pid() {
      return children.values().next().value?.pid;
    },
    stdout,
    stderr,
  };
}

async function runToEnd(context: Context, body: Code<Outcome>): Promise<number> {
  try {
    return endOfBlock(await runIsolated(context, () => body(context)));
  } catch (error) {
    if (error instanceof Interrupted) return error.status;
    throw error;
  }
}
