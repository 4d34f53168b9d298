import type { Shell, ShellFacts, ShellState } from "@aish/executor";
import { runUnseen } from "./run-unseen.ts";

export interface TextToApply {
  readonly shell: Shell;
  readonly state: ShellState;
  readonly variables: Readonly<Record<string, string>>;
  readonly text: string;
  readonly cwd: string;
  readonly lastStatus: number;
}

/**
 * Has the session's shell run text that nobody typed, such as what switches an environment on, and
 * keeps what it changed. Undefined if it left nothing to keep. No command may run meanwhile.
 */
export async function applyShellText(request: TextToApply): Promise<ShellFacts | undefined> {
  const { shell, state, variables, text: line, cwd, lastStatus } = request;
  const run = state.begin(line);
  const { stateFile, directory: runDirectory } = run;
  const options = undefined;
  try {
    await runUnseen({ shell, options, variables, line, stateFile, runDirectory, cwd, lastStatus });
    return run.adopt();
  } finally {
    run.remove();
  }
}
