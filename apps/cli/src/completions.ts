import { assertNever } from "@aish/core";
import { bashCompletions } from "./completions/bash.ts";
import { fishCompletions } from "./completions/fish.ts";
import { zshCompletions } from "./completions/zsh.ts";
import type { CompletionShell } from "./invocation.ts";

/** The script that teaches a shell to complete `aish`. */
export function completionScript(shell: CompletionShell): string {
  switch (shell) {
    case "bash":
      return bashCompletions();
    case "zsh":
      return zshCompletions();
    case "fish":
      return fishCompletions();
    default:
      return assertNever(shell);
  }
}
