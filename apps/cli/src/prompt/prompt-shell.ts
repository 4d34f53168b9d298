import type { Completer } from "@aish/completion";
import type { Abbreviations } from "../abbreviations/abbreviations.ts";
import type { ScratchScope } from "../conversation/scratch-scope.ts";
import type { SessionRules } from "../conversation/session-rules.ts";
import type { HistoryMemory } from "../history/history-memory.ts";
import type { PathCheck } from "../history/path-check.ts";
import type { KeptLineFacts } from "../line-colour/line-facts.ts";
import type { ModeSet } from "../modes/mode-set.ts";
import type { Paint } from "../paint.ts";
import type { KeyBindings } from "../start-up/key-bindings.ts";
import type { TerminalMarks } from "../terminal/marks.ts";
import type { Terminal } from "../terminal/terminal.ts";
import type { ThemeChoice } from "../theme/theme-choice.ts";
import type { PromptSetting } from "./blocks/prompt-setting.ts";
import type { GitWatch } from "./git/git-watch.ts";
import type { LineReader } from "./line-reader.ts";
import type { ModelChoice } from "../models/model-choice.ts";
import type { ParkedRuns } from "./parked-runs.ts";
import type { PromptFace } from "./prompt-face.ts";
import type { PromptNotices } from "./prompt-notices.ts";
import type { PromptTools } from "./prompt-tools.ts";
import type { PromptSession } from "./prompt-session.ts";

/** What the prompt works with; `session` changes when another one is resumed. */
export interface PromptShell {
  session: PromptSession;
  readonly terminal: Terminal;
  readonly reader: LineReader;
  readonly parked: ParkedRuns;
  readonly modes: ModeSet;
  readonly themes: ThemeChoice;
  readonly face: PromptFace;
  readonly promptSetting: PromptSetting;
  readonly git: GitWatch;
  readonly tools: PromptTools;
  readonly lineFacts: KeptLineFacts;
  readonly exists: PathCheck;
  readonly completer: Completer;
  readonly abbreviations: Abbreviations;
  readonly keys: KeyBindings;
  readonly marks: TerminalMarks;
  readonly notices: PromptNotices;
  /** Lines of the session that is open, and of those before it. */
  memory: HistoryMemory;
  /** Share of the model's context that the last request took, from 0 to 1. */
  contextUsed: number | undefined;
  readonly models: ModelChoice;
  readonly paint: Paint;
  /** The body of the last request to a model, for `:context` where there is no history. */
  lastRequest: string | undefined;
  /** What was entered last, whatever it was. */
  lastLine: string | undefined;
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
