import { AishError } from "@aish/core";
import type { PromptShell } from "../../prompt/prompt-shell.ts";
import { renderError } from "../../render-error.ts";
import { HistoryFile } from "../history-file.ts";
import { historyPath } from "../history-path.ts";
import type { ModeSlot } from "../mode-set.ts";
import { readModePlan } from "./read-mode-plan.ts";

/** The modes that the person has named; what is wrong with them is shown, and the others are there. */
export function userModeSlots(shell: PromptShell): readonly ModeSlot[] {
  const { paths, colour } = shell.session.environment;
  const { modes, problems } = readModePlan(paths.configDirectory);
  for (const problem of problems) {
    shell.print(renderError(problem, colour.stdout, shell.terminal.size.columns));
  }
  return modes.map((planned) => ({
    key: planned.key,
    name: planned.name,
    async load() {
      const [{ loadUserMode }, { createUserMode }] = await Promise.all([
        import("./load-user-mode.ts"),
        import("./create-user-mode.ts"),
      ]);
      const mode = await loadUserMode(planned, paths.configDirectory).catch((error: unknown) => {
        if (!(error instanceof AishError) || error.hint === undefined) throw error;
        throw new Error(`${error.message}; ${error.hint}`, { cause: error });
      });
      const history = new HistoryFile(historyPath(shell, planned.name));
      return createUserMode({ planned, mode, shell, history });
    },
  }));
}
