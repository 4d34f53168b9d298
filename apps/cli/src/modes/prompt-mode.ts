import type { EditorRequest, RecallSource } from "@aish/terminal/editor";

/** What a mode knows of the text that is typed in it; all of it may be left out. */
export type ModeEntry = Pick<
  EditorRequest,
  "isUnfinished" | "colours" | "suggest" | "complete" | "expand" | "hint" | "perform"
>;

/** One way of using the prompt: what is typed in it is its own. */
export interface PromptMode {
  readonly name: string;
  /** What `:modes` and the first switch say of it, in a line. */
  readonly summary: string;
  readonly recall: RecallSource;
  readonly entry: ModeEntry;
  /** Stands before the prompt's sign; undefined: nothing does. */
  readonly label: string | undefined;
  /** What Enter does with the text, where that depends on it; absent: it is for the mode itself. */
  readonly route?: ((text: string) => "shell" | "question" | "meta") | undefined;
  /** Asked before the mode is entered; a text says why it cannot be. */
  activate?(): Promise<string | undefined>;
  /** Runs an entry to its end; `quit` leaves the program. An `AishError` is shown like any other. */
  run(text: string): Promise<"quit" | undefined>;
  /** Ctrl+D on an empty line: by default the prompt goes back to the shell. */
  end?(): Promise<void>;
  /** The program ends: what the mode has started must not outlive it. */
  close?(): Promise<void>;
}
