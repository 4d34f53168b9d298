import { AishError, type JobId } from "@aish/core";
import type { CommandRunner } from "@aish/session";
import type { PromptSession } from "../prompt/prompt-session.ts";
import { runLine, type RunPlace } from "../prompt/run-line.ts";
import type { ScratchScope } from "./scratch-scope.ts";

export interface ScratchWorld {
  readonly session: PromptSession;
  readonly place: () => RunPlace;
  readonly startJob: (command: string) => JobId;
}

/** Runs what the model may run, in a scope of its own and without a keyboard. */
export function scratchCommands(scratch: ScratchScope, world: ScratchWorld): CommandRunner {
  return {
    cwd: () => scratch.cwd,
    async run({ command, turnId }) {
      const { cwd, state } = scratch;
      const request = { command, actor: "model", private: false, turnId, state, cwd } as const;
      const end = await runLine({ ...request, stdin: "empty" }, world.session, world.place());
      if (end.kind === "parked") {
        scratch.hold();
        void end.settled.then(() => scratch.release());
        throw new AishError("SPAWN_FAILED", "the person stopped it with Ctrl+Z; it is parked");
      }
      scratch.cwd = end.result.facts?.cwd ?? scratch.cwd;
      const { exitCode, durationMs, output } = end.result;
      return {
        historyId: end.historyId,
        exitCode,
        signal: end.signal,
        excerpt: output.excerpt,
        bytes: output.bytes,
        durationMs,
        cwd,
        fullScreen: output.fullScreen,
      };
    },
    spawn: async ({ command }) => world.startJob(command),
  };
}
