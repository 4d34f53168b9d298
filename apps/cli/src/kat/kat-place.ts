import type { TerminalAnswer } from "@aish/terminal/keys";
import type { Palette } from "@aish/terminal/theme";
import type { Size, Terminal } from "../terminal/terminal.ts";

/** Where `kat` was called: in a pipe, on a terminal of its own, or at the prompt. */
export interface KatPlace {
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** With what has been exported since: for programs that the person chooses by them. */
  readonly variablesNow: () => Promise<Readonly<Record<string, string | undefined>>>;
  /** Undefined: the output goes to no terminal. */
  readonly screen: KatScreen | undefined;
  readonly print: (output: string | Uint8Array) => void;
  readonly complain: (message: string) => void;
  /** Undefined: there is none that could be read. */
  readonly input: (() => ReadableStream<Uint8Array>) | undefined;
}

export interface KatScreen {
  readonly size: Size;
  /** Undefined: no keys can be had. */
  readonly open: () => Terminal | undefined;
  /** Whether the terminal has to be asked for its background. */
  readonly asksBackground: boolean;
  readonly palette: () => Palette;
  readonly hear: (answer: TerminalAnswer) => void;
  /** Whether a program may take the terminal over in between. */
  readonly lends: boolean;
}
