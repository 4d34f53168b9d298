// What a mode of your own is made of. This file stands by itself, so that it can be copied or imported for
// its types; docs/modes.md has an example. A module exports one UserMode as its default, or a function that
// makes one from the options that modes.toml has for it.

/** A way of using the prompt. Only `run` must be there. */
export interface UserMode {
  /** What the list of modes says of it, in a line. */
  readonly summary?: string;
  /** Stands before the prompt's sign; the mode's name if absent. */
  readonly sign?: string;
  /** Does what was entered. A number is its exit status; what is thrown is shown, and the prompt goes on. */
  run(entry: string, context: ModeContext): Promise<number | void> | number | void;
  /** True: Enter begins another line. Asked at every Enter, so it must be quick. */
  isUnfinished?(entry: string): boolean;
  /** The parts of the text that are not plain text. Asked at every key. */
  colours?(entry: string, cursor: number): readonly ColouredPart[];
  /** What the text around the cursor may become. */
  complete?(entry: string, cursor: number): ModeCompletions | Promise<ModeCompletions>;
  /** The mode is entered; a text says why it cannot be. */
  activate?(context: ModeContext): Promise<string | undefined> | string | undefined;
  /** The mode is left by Ctrl+D, or the prompt ends. */
  end?(): Promise<void> | void;
}

/** What modes.toml has in the mode's table, but for `module` and `key`. */
export type ModeOptions = Readonly<Record<string, unknown>>;

export interface ModeContext {
  /** The directory of the prompt. */
  readonly cwd: string;
  readonly home: string;
  /** Of the environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** Width of the terminal. */
  readonly columns: number;
  /** Whether colours are wanted. */
  readonly colour: boolean;
  readonly options: ModeOptions;
  /** Aborted by Ctrl+C. At a second Ctrl+C the prompt does not wait any longer. */
  readonly signal: AbortSignal;
  /** Shows text on lines of its own. */
  print(text: string): void;
  /** Leaves the terminal, keys and all, to programs that `run` starts with `stdio: "inherit"`. */
  lend<T>(run: () => Promise<T>): Promise<T>;
}

/** Offsets of UTF-16 units, `end` not included, in order and not overlapping. */
export interface ColouredPart {
  readonly start: number;
  readonly end: number;
  /** A role of the theme, such as `keyword`, `string` or `error`: docs/themes.md has them all. */
  readonly role: string;
}

export interface ModeCompletions {
  /** Where the part of the text begins that is completed; it ends at the cursor. */
  readonly start: number;
  /** Best first. */
  readonly candidates: readonly (string | ModeCompletion)[];
}

export interface ModeCompletion {
  readonly value: string;
  readonly description?: string;
  /** No space follows it. */
  readonly goesOn?: boolean;
}
