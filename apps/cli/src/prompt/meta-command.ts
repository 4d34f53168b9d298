import type { PromptShell } from "./prompt-shell.ts";

/** Something typed as `:name args`. */
export interface MetaCommand {
  readonly name: string;
  /** How the arguments are written: `<id>`, `[words]`. */
  readonly operands: string;
  readonly summary: string;
  /** May be typed without the colon, where the person's shell has no command of that name. */
  readonly isWord?: boolean;
  /** Ends the prompt when it returns `quit`. Throws an `AishError` for what is used wrongly. */
  run(args: string, shell: PromptShell): Promise<"quit" | undefined> | "quit" | undefined;
  /** What may stand as its argument. */
  complete?(shell: PromptShell): readonly string[];
}
