import type { NewTurn, TurnRole, TurnStatus } from "./ports.ts";

/** A turn that no model wrote. */
export function newTurn(role: TurnRole, content: string, status: TurnStatus = "complete"): NewTurn {
  return { role, content, status, written: undefined, summaryUntil: undefined };
}
