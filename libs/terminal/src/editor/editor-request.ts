import type { EditBuffer } from "../edit/index.ts";
import type { KeyEvent, TerminalAnswer } from "../keys/index.ts";
import type { RoleRange } from "../line-colour/role-range.ts";
import type { MenuItem } from "../menu/index.ts";
import type { ScreenSize, StyledLine } from "../screen/index.ts";

/** What stands around the text. Asked for at every drawing: an implementation answers from what it has. */
export interface PromptView {
  /** The last row stands before the text. */
  readonly rows: readonly StyledLine[];
  readonly right: StyledLine;
  readonly continuation: StyledLine;
}

/** One thing that a part of the text may become. */
export interface Completion extends MenuItem {
  readonly value: string;
  /** No space follows it. */
  readonly goesOn: boolean;
}

/** Completions of the text from `start` to `end`, best first. */
export interface CompletionList {
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
  /** There are more than these. */
  readonly isPartial?: boolean;
  /** They only may be meant: none is typed that was not chosen. */
  readonly isGuess?: boolean;
}

export interface CompletionAnswer {
  readonly now: CompletionList;
  /** All of them, once the slow ones are there; undefined if they add nothing. Never rejects. */
  readonly later: Promise<CompletionList | undefined> | undefined;
}

/** Which of the earlier lines are looked for. */
export type WantedLines =
  | { readonly kind: "any" }
  | { readonly kind: "part"; readonly text: string }
  | { readonly kind: "prefix"; readonly text: string };

/** What can be recalled. The newest is step 1. */
export interface RecallSource {
  /** The line that was typed so many different lines ago, of those that are wanted. */
  earlier(wanted: WantedLines, step: number): string | undefined;
  /** The last argument of the line so many lines ago. */
  lastArgument(step: number): string | undefined;
  /** The line is not to be found again, ever. */
  forget(line: string): void;
}

export interface Expansion {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where the cursor goes, from the start of `text`; its end if absent. */
  readonly cursor?: number | undefined;
}

/** Something that has the keys for a while and is drawn under the text: a list to choose from. */
export interface Overlay {
  handle(event: KeyEvent): OverlayResult;
  view(size: ScreenSize): {
    readonly rows: readonly StyledLine[];
    readonly cursor: { readonly row: number; readonly column: number };
  };
  /** No key has come for a while: true if there is more to be shown now. */
  idle?(): boolean;
}

export type OverlayResult =
  | { readonly kind: "open" }
  | { readonly kind: "cancelled" }
  /** The text becomes this one; and is run at once. */
  | { readonly kind: "taken"; readonly text: string; readonly run: boolean };

/** What an action that is not the editor's own does. */
export type ActionResult =
  | { readonly kind: "nothing" }
  | { readonly kind: "overlay"; readonly overlay: Overlay }
  | { readonly kind: "text"; readonly text: string; readonly cursor: number }
  /** The reading ends with this action, and nothing of the entry is left on the screen. */
  | { readonly kind: "leave" };

/** One entry that is to be read, and what knows about its text. */
export interface EditorRequest {
  readonly prompt: () => PromptView;
  /** What stands before the text once it is entered; undefined: the prompt stays as it is. */
  readonly leftPrompt?: (() => PromptView) | undefined;
  /** Holds the text, also when the reading is left and taken up again. */
  readonly buffer: EditBuffer;
  readonly recall: RecallSource;
  /** Enter begins another line. */
  readonly isUnfinished?: ((text: string) => boolean) | undefined;
  readonly colours?: ((text: string, cursor: number) => readonly RoleRange[]) | undefined;
  /** A whole line that begins with the text. */
  readonly suggest?: ((text: string) => string | undefined) | undefined;
  readonly complete?:
    ((text: string, cursor: number, signal: AbortSignal) => CompletionAnswer) | undefined;
  /** What the word before the cursor stands for, when a blank or Enter follows it. */
  readonly expand?: ((text: string, cursor: number) => Expansion | undefined) | undefined;
  /** One row under the text: what is wrong with it. */
  readonly hint?: ((text: string, cursor: number) => StyledLine | undefined) | undefined;
  readonly perform?: ((action: string, buffer: EditBuffer) => ActionResult) | undefined;
}

export type EditorResult =
  | {
      readonly kind: "line";
      readonly text: string;
      /** The step of a recalled line whose successor is to come next (readline's operate-and-get-next). */
      readonly followedBy?: number | undefined;
    }
  | { readonly kind: "interrupt" }
  | { readonly kind: "end" }
  | { readonly kind: "action"; readonly action: string };

/** What the terminal says that is no key. */
export interface TerminalNews {
  focus(focused: boolean): void;
  answer(answer: TerminalAnswer): void;
}
