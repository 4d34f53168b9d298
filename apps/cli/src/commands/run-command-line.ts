import { signalOfStatus, type HistoryId } from "@aish/core";
import {
  captureCommand,
  findShell,
  type CaptureResult,
  type OutputSinkOptions,
  type Shell,
} from "@aish/executor";
import { isTerminal } from "../environment/is-terminal.ts";
import { writeAll } from "../terminal/write-all.ts";
import type { Parts } from "../run.ts";

/**
 * `aish -c`: one line in the person's shell, recorded. The shell is started first, and the database is
 * loaded and opened while it runs, so that the record costs next to no waiting.
 */
export async function runCommandLine(line: string, parts: Parts): Promise<number> {
  const { environment, config } = parts;
  const shell = findShell(config.shell, environment.variables["PATH"] ?? "");
  const started: Started = { line, cwd: process.cwd(), startedAt: new Date() };
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
          output,
          show: (stream, bytes) => writeAll(stream === "stdout" ? 1 : 2, bytes),
        });
  const id = await record(started, parts);
  const result = await running;
  await finish(id, result, parts);
  return result.exitCode;
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

async function record(
  { line, cwd, startedAt }: Started,
  { records }: Parts,
): Promise<HistoryId | undefined> {
  const opened = await records();
  return opened.attempt(
    ({ history }) =>
      history.start({
        sessionId: undefined,
        turnId: undefined,
        actor: "script",
        channel: "sh",
        command: line,
        cwd,
        startedAt,
      }),
    undefined,
  );
}

async function finish(
  id: HistoryId | undefined,
  { exitCode, durationMs, output }: CaptureResult,
  { records }: Parts,
): Promise<void> {
  const opened = await records();
  if (id !== undefined) {
    opened.attempt(
      ({ history }) =>
        history.finish(id, {
          exitCode,
          signal: signalOfStatus(exitCode),
          durationMs,
          outputBytes: output.bytes,
          outputKeptBytes: output.keptBytes,
          outputPath: output.path,
          outputExcerpt: output.bytes === 0 ? undefined : output.excerpt,
        }),
      undefined,
    );
  }
  opened.close();
}
