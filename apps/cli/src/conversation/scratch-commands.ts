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
      refuseElsewhere(scratch);
      const { cwd, state } = scratch;
      const request = { command, actor: "model", private: false, turnId, state, cwd } as const;
      const end = await runLine({ ...request, stdin: "empty" }, world.session, world.place());
      if (end.kind === "parked") {
        scratch.hold();
        void end.settled.then(() => scratch.release());
        throw new AishError("SPAWN_FAILED", "the person stopped it with Ctrl+Z; it is parked");
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
    async spawn({ command }) {
      refuseElsewhere(scratch);
      return world.startJob(command);
    },
  };
}

/** The person agreed to a command in the directory that they were shown. */
function refuseElsewhere(scratch: ScratchScope): void {
  if (scratch.isGone) throw new AishError("SPAWN_FAILED", "the directory it was for is gone");
}
