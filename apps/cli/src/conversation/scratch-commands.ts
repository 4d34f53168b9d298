import { AishError, type JobId } from "@aish/core";
import type { CommandRunner } from "@aish/session";
import type { PromptSession } from "../prompt/prompt-session.ts";
import { duration } from "../listings/columns.ts";
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
    async run({ command, turnId, cwd }) {
      refuseElsewhere(cwd, scratch);
      const { state } = scratch;
      const request = { command, actor: "model", private: false, turnId, state, cwd } as const;
      const startedAt = performance.now();
      const end = await runLine({ ...request, stdin: "empty" }, world.session, world.place());
      if (end.kind === "parked") {
        scratch.hold();
        void end.settled.then(() => scratch.release());
        const ran = duration(performance.now() - startedAt);
        throw new AishError(
          "SPAWN_FAILED",
          `the person stopped it with Ctrl+Z; it is parked after ${ran} and has not ended`,
        );
      }
      if (end.result.facts !== undefined) scratch.moveTo(end.result.facts.cwd);
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
    async spawn({ command, cwd }) {
      refuseElsewhere(cwd, scratch);
      return world.startJob(command);
    },
  };
}

/** The person agreed to a command in the directory that they were shown. */
function refuseElsewhere(cwd: string, scratch: ScratchScope): void {
  if (scratch.cwd !== cwd) {
    throw new AishError("SPAWN_FAILED", "the directory it was for is gone");
  }
}
