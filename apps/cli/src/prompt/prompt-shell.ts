import type { ScratchScope } from "../conversation/scratch-scope.ts";
import type { SessionRules } from "../conversation/session-rules.ts";
import type { Paint } from "../paint.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { LineReader } from "./line-reader.ts";
import type { ModelChoice } from "../models/model-choice.ts";
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
  /** The body of the last request to a model, for `:context` where there is no history. */
  lastRequest: string | undefined;
  /** For `:retry`. */
  lastQuestion: string | undefined;
  /** What the last turn's commands left, for `:adopt`. */
  lastScratch: ScratchScope | undefined;
  /** Gives up the search for a title that goes on behind the prompt. */
  stopTitle: (() => void) | undefined;
  /** Ends what a reply has open on the screen: whoever prints in between begins on a line of its own. */
  settleScreen: (() => void) | undefined;
  /** Those of the session that is open. */
  rules: SessionRules;
  /** Turns of the session that the model is no longer shown: set by `:clear`. */
  clearedAt: Date | undefined;
  /** Shows text on lines of its own. */
  readonly print: (text: string) => void;
}
