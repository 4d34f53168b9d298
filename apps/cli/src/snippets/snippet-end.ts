import type { AishError } from "@aish/core";
import type { PromptShell } from "../prompt/prompt-shell.ts";

/** How a snippet that did not run ends, for `$?` and the prompt. */
export const snippetStatus = {
  none: 33,
  unreadable: 34,
  unclear: 35,
  declined: 66,
  unknown: 127,
} as const;

/** Sets the status that the prompt shows, and gives the error to be thrown. */
export function snippetEnd(
  { session }: PromptShell,
  status: keyof typeof snippetStatus,
  error: AishError,
): AishError {
  session.lastStatus = snippetStatus[status];
  return error;
}
