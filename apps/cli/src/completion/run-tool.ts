import { killGroup } from "./kill-group.ts";
import { readUpTo } from "./read-up-to.ts";

export interface ToolRun {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly deadlineMs: number;
  readonly mostBytes: number;
  readonly signal: AbortSignal;
  /** Help is often told on standard error. */
  readonly joinsErrors?: boolean;
}

export interface ToolOutput {
  readonly text: string;
  /** It had more to say, or did not end in time. */
  readonly isCut: boolean;
}

/**
 * Runs a program without a terminal or input, in a process group of its own that is killed whole at the
 * deadline, at too much output and when aborted. Undefined: it could not be run, or was aborted.
 */
export async function runTool(run: ToolRun): Promise<ToolOutput | undefined> {
  if (run.signal.aborted) return undefined;
  const child = spawned(run);
  if (child === undefined) return undefined;
  const streams = child.stderr === undefined ? [child.stdout] : [child.stdout, child.stderr];
  const readers = streams.map((stream) => stream.getReader());
  let isCut = false;
  const stop = (): void => {
    isCut = true;
    killGroup(child.pid);
    // Whoever has left the group may hold its output open for ever.
    for (const reader of readers) void reader.cancel();
  };
  const timer = setTimeout(stop, run.deadlineMs);
  run.signal.addEventListener("abort", stop, { once: true });
  try {
    const outputs = await Promise.all(
      readers.map(async (reader) => {
        const { text, isFull } = await readUpTo(reader, run.mostBytes);
        if (isFull) stop();
        return text;
      }),
    );
    await child.exited;
    return run.signal.aborted ? undefined : { text: outputs.join("\n"), isCut };
  } finally {
    clearTimeout(timer);
    run.signal.removeEventListener("abort", stop);
    killGroup(child.pid); // its children may have outlived it
  }
}

type Child = Bun.Subprocess<"ignore", "pipe", "ignore" | "pipe">;

function spawned({ argv, cwd, environment, joinsErrors }: ToolRun): Child | undefined {
  try {
    return Bun.spawn([...argv], {
      cwd,
      env: { ...environment },
      stdin: "ignore",
      stdout: "pipe",
      stderr: joinsErrors === true ? "pipe" : "ignore",
      detached: true,
    });
  } catch {
    return undefined; // it is gone, or not ours to run, or the directory is gone
  }
}
