import type { TurnId } from "@aish/core";
import { oneLine } from "./format.ts";
import type { Model, Ports, TurnRole } from "./ports.ts";

/** A command that the model wrote. */
export interface RunStep {
  readonly command: string;
  readonly background: boolean;
}

export interface StepContext {
  readonly ports: Ports;
  /** The one that wants it run. */
  readonly model: Model;
  readonly tag: string;
  /** The reply that the step stands in. */
  readonly turnId: TurnId | undefined;
  readonly signal: AbortSignal;
}

/** What came of a step, with the turn that tells the model of it. */
export interface StepEnd {
  /** Only after `done` may the next step of the reply run. */
  readonly kind: "done" | "failed" | "refused" | "stopped" | "interrupted";
  readonly role: TurnRole;
  readonly content: string;
}

/** For what stood behind a step that did not end well. */
export function notRun(step: RunStep, why: string): StepEnd {
  return { kind: "refused", role: "note", content: `[not run: ${why}] ${oneLine(step.command)}` };
}
