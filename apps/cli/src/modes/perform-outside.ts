import type { ActionResult } from "@aish/terminal/editor";

/** For a mode with no actions of its own: the others, such as going to another mode, are for the prompt. */
export function performOutside(action: string): ActionResult {
  return action === "search-history" ? { kind: "nothing" } : { kind: "leave" };
}
