import { signalOfStatus, type Actor, type HistoryId, type TurnId } from "@aish/core";
import { CommandRun, type RunEvent, type RunResult, type ShellState } from "@aish/executor";
import { commandReport } from "@aish/session";
import { join } from "node:path";
import type { Size } from "../terminal/terminal.ts";
import { attach, endOpenLine } from "./foreground.ts";
import type { PromptShell } from "./prompt-shell.ts";
import type { PromptSession } from "./prompt-session.ts";

const floodBytes = 16 * 1024 * 1024;

export interface LineRequest {
  readonly command: string;
  readonly actor: Actor;
  /** Neither stored nor shown to the model. */
  readonly private: boolean;
  /** What stands for the command in the list of those that are stopped. */
  readonly shownAs?: string;
  readonly turnId: TurnId | undefined;
  /** The session's own state, or that of a scratch scope. */
  readonly state: ShellState;
  readonly cwd: string;
  readonly stdin: "terminal" | "empty";
}

export type LineEnd =
  /** Resolves when its end, whenever that is, has been remembered. */
  | { readonly kind: "parked"; readonly settled: Promise<void> }
  | {
      readonly kind: "ended";
      readonly historyId: HistoryId | undefined;
      readonly result: RunResult;
      readonly signal: string | undefined;
    };

/** Where a line runs: what it prints goes to `show` until `attend` says that it has ended. */
export interface RunPlace {
  readonly size: Size;
  readonly show: (bytes: Uint8Array) => void;
  /** What follows is the output of this command; undefined: of one that is nobody's business. */
  readonly begins?: (command: string | undefined) => void;
  attend(run: CommandRun): Promise<RunEvent>;
  /** Takes over a command that was stopped. */
  park(run: CommandRun, command: string, whenEnded: (result: RunResult) => void): void;
}

/** The person's own terminal. */
export function onTerminal(
  { terminal, parked, marks }: Pick<PromptShell, "terminal" | "parked" | "marks">,
  stdin: LineRequest["stdin"],
  interrupt?: () => void,
): RunPlace {
  return {
    size: terminal.size,
    begins: (command) =>
      terminal.write(
        marks.outputStart(command) + (command === undefined ? "" : marks.title(command)),
      ),
    show: (bytes) => terminal.write(bytes),
    async attend(run) {
      parked.current = run;
      try {
        const event = await attach(run, terminal, stdin, interrupt);
        endOpenLine(run, terminal);
        const status = event.kind === "ended" ? event.result.exitCode : undefined;
        terminal.write(marks.outputEnd(status));
        return event;
      } finally {
        parked.current = undefined;
      }
    },
    park: (run, command, whenEnded) => void parked.add(run, command, whenEnded),
  };
}

/** Runs one line and keeps what is to be remembered of it. */
export async function runLine(
  request: LineRequest,
  session: PromptSession,
  place: RunPlace,
): Promise<LineEnd> {
  const recorded = record(request, session);
  const { environment, config } = session;
  place.begins?.(request.private ? undefined : request.command);
  const run = new CommandRun({
    shell: session.shell,
    state: request.state,
    line: request.command,
    cwd: request.cwd,
    lastStatus: session.lastStatus,
    env: { ...environment.variables },
    size: place.size,
    stdin: request.stdin,
    output: {
      path: outputPath(session, recorded),
      capBytes: request.private ? 0 : config.output.capBytes,
      more: recorded === undefined ? ":out" : `:out ${recorded}`,
    },
    show: place.show,
  });
  const event = await place.attend(run);
  if (event.kind === "parked") {
    if (request.actor === "user") session.settle(event.facts);
    const { promise, resolve } = Promise.withResolvers<void>();
    place.park(run, request.shownAs ?? request.command, (result) => {
      // The model heard of its own only that it was parked.
      const told = tell(request, recorded, result, session);
      finish(request, recorded, result, session, request.actor === "user" ? told : undefined);
      resolve();
    });
    return { kind: "parked", settled: promise };
  }
  const { result } = event;
  if (request.actor === "user") {
    session.settle(result.facts);
    session.lastStatus = result.exitCode;
  }
  const told = request.actor === "user" ? tell(request, recorded, result, session) : undefined;
  finish(request, recorded, result, session, told);
  // The chunks of a flood are small garbage to the engine, which would keep their memory for long.
  if (result.output.bytes > floodBytes) Bun.gc(true);
  return { kind: "ended", historyId: recorded, result, signal: signalOfStatus(result.exitCode) };
}

/** Known beforehand, so that also of a command whose end nobody saw the output is found. */
export function outputPath(session: PromptSession, id: HistoryId | undefined): string {
  const { stateDirectory } = session.environment.paths;
  return join(stateDirectory, "outputs", `${session.id}-${id ?? crypto.randomUUID()}`);
}

function record(request: LineRequest, session: PromptSession): HistoryId | undefined {
  if (request.private) return undefined;
  const sessionId = session.store();
  const { actor, turnId, command, cwd } = request;
  return session.records.attempt(
    ({ history }) =>
      history.start({
        sessionId,
        turnId,
        actor,
        channel: "sh",
        command,
        cwd,
        startedAt: new Date(),
      }),
    undefined,
  );
}

/** The turn that tells the model how it ended. */
function tell(
  { command, cwd, actor, private: isPrivate }: LineRequest,
  historyId: HistoryId | undefined,
  { output, exitCode, durationMs }: RunResult,
  session: PromptSession,
): TurnId | undefined {
  if (isPrivate) return undefined;
  const { excerpt, bytes, fullScreen } = output;
  const signal = signalOfStatus(exitCode);
  const end = { historyId, exitCode, signal, excerpt, bytes, durationMs, cwd, fullScreen };
  const by = actor === "user" ? "the person" : "you";
  return session.addTurn({
    role: "command",
    content: commandReport(command, end, session.tag, by),
  });
}

function finish(
  request: LineRequest,
  historyId: HistoryId | undefined,
  result: RunResult,
  session: PromptSession,
  turnId: TurnId | undefined,
): void {
  if (request.private) return;
  session.lastHistoryId = historyId ?? session.lastHistoryId;
  if (historyId === undefined) return;
  const { output, exitCode, durationMs } = result;
  session.records.keep(({ history }) =>
    history.finish(historyId, {
      exitCode,
      signal: signalOfStatus(exitCode),
      durationMs,
      outputBytes: output.bytes,
      outputKeptBytes: output.keptBytes,
      outputPath: output.path,
      outputExcerpt: output.bytes === 0 ? undefined : output.excerpt,
      turnId,
    }),
  );
}
