import { join } from "node:path";
import type { PromptShell } from "../prompt/prompt-shell.ts";

/** Where a mode without a channel of its own keeps what was typed in it. */
export function historyPath({ session }: Pick<PromptShell, "session">, name: string): string {
  return join(session.environment.paths.stateDirectory, "modes", `${name}.history`);
}
