import { signalOfStatus } from "@aish/core";
import {
  captureCommand,
  findShell,
  type CaptureResult,
  type OutputSinkOptions,
  type Shell,
} from "@aish/executor/capture";
import type { CommandEnd, StartedCommand } from "@aish/store";
import { currentDirectory } from "../current-directory.ts";
import { isTerminal } from "../environment/is-terminal.ts";
import { writeAll } from "../terminal/write-all.ts";
import type { Parts } from "../parts.ts";

/**
 * `aish -c`: one line in the person's shell, recorded. The shell is started first, and the database is
 * loaded and opened while it runs, so that the record costs next to no waiting.
 */
export async function runCommandLine(line: string, parts: Parts): Promise<number> {
  const { environment, config } = parts;
  const shell = findShell(config.shell, environment.variables["PATH"] ?? "");
  const started: Started = { line, cwd: currentDirectory(), startedAt: new Date() };
  const path = `${environment.paths.stateDirectory}/outputs/c-${crypto.randomUUID()}`;
  const output = { path, capBytes: config.output.capBytes, more: "aish history" };
  const running =
    isTerminal(0) && isTerminal(1)
      ? onTerminal(started, shell, output, parts)
      : captureCommand({
          argv: [shell.path, "-c", line],
          cwd: started.cwd,
          env: environment.variables,
          stdin: "inherit",
          signal: askedToGo(),
          output,
          show: (stream, bytes) => writeAll(stream === "stdout" ? 1 : 2, bytes),
        });
  await record(started, running, parts);
  return (await running).exitCode;
}

/** What ends us ends the command, whose status is then ours; the terminal sends Ctrl+C to both. */
function askedToGo(): AbortSignal {
  const controller = new AbortController();
  process.once("SIGTERM", () => controller.abort());
  process.once("SIGHUP", () => controller.abort());
  process.on("SIGINT", () => {});
  return controller.signal;
}

interface Started {
  readonly line: string;
  readonly cwd: string;
  readonly startedAt: Date;
}

async function onTerminal(
  { line, cwd }: Started,
  shell: Shell,
  output: OutputSinkOptions,
  { environment }: Parts,
): Promise<CaptureResult> {
  const { runOnTerminal } = await import("./run-on-terminal.ts");
  return runOnTerminal({ line, cwd, shell, output, env: environment.variables });
}

/** How long a command may take to be written down when it has ended, in one go. */
const quickMs = 30;

async function record(
  started: Started,
  running: Promise<CaptureResult>,
  { records }: Parts,
): Promise<void> {
  const opened = await records();
  const command = toCommand(started);
  const quick = await within(running, quickMs);
  if (quick !== undefined) {
    opened.attempt(({ history }) => history.add(command, toEnd(quick)), undefined);
  } else {
    const id = opened.attempt(({ history }) => history.start(command), undefined);
    const result = await running;
    if (id !== undefined) {
      opened.attempt(({ history }) => history.finish(id, toEnd(result)), undefined);
    }
  }
  opened.close();
}

function toCommand({ line, cwd, startedAt }: Started): StartedCommand {
  const nobody = { sessionId: undefined, turnId: undefined };
  return { ...nobody, actor: "script", channel: "sh", command: line, cwd, startedAt };
}

function toEnd({ exitCode, durationMs, output }: CaptureResult): CommandEnd {
  return {
    exitCode,
    signal: signalOfStatus(exitCode),
    durationMs,
    outputBytes: output.bytes,
    outputKeptBytes: output.keptBytes,
    outputPath: output.path,
    outputExcerpt: output.bytes === 0 ? undefined : output.excerpt,
  };
}

/** The value, if it comes soon enough; the timer keeps nothing waiting. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), ms);
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return first;
}
