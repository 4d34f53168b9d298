import type { Message } from "@aish/session";
import type { Paint } from "../paint.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { LineReader } from "./line-reader.ts";
import type { ModelChoice } from "./model-choice.ts";
import type { ParkedRuns } from "./parked-runs.ts";
import type { PromptSession } from "./prompt-session.ts";

/** What the prompt works with; `session` changes when another one is resumed. */
export interface PromptShell {
  session: PromptSession;
  readonly terminal: Terminal;
  readonly reader: LineReader;
  readonly parked: ParkedRuns;
  readonly models: ModelChoice;
  readonly paint: Paint;
  /** What the model was sent last, for `:context`. */
  lastSent: readonly Message[];
  /** Turns of the session that the model is no longer shown: set by `:clear`. */
  clearedAt: Date | undefined;
  /** Shows text on lines of its own. */
  readonly print: (text: string) => void;
}
